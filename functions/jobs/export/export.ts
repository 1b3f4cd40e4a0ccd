import * as z from "zod";
import type { RowProblem } from "#shared/domain/csv/row-problem.ts";
import type { Job, JobRow } from "#shared/domain/jobs/job.ts";
import { enrichedKey, errorsKey } from "#shared/domain/jobs/job-files.ts";
import { mayExport } from "#shared/domain/jobs/next-move.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { FileNotFound, type FileWriter } from "#shared/ports/file-store.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import { writeRecords } from "#shared/runtime/csv/write-records.ts";
import { inGroups } from "../in-groups.ts";
import { type FileRow, overridesOf, rowsOfFile } from "../rows-of-file.ts";
import { type LeadResult, type Result, resultColumns, resultOf } from "./result-columns.ts";

export const ExportMessage = z.object({ jobId: z.string() });
export type ExportMessage = z.infer<typeof ExportMessage>;

export type ExportDeps = {
  readonly jobs: JobStore;
  readonly leads: LeadStore;
  readonly files: FileWriter;
  readonly log: Log;
};

/** Leads read side by side: enough to hide the database's latency, few enough to stay flat in memory. */
const READERS = 25;

/** Writes a job's enriched CSV and error CSV, row for row as its file had them. Doing it twice writes the same. */
export function createExport({ jobs, leads, files, log }: ExportDeps) {
  return async ({ jobId }: ExportMessage): Promise<void> => {
    const job = await jobs.find(jobId);
    if (!job) throw new Error(`An export names an unknown job: ${jobId}`);
    if (!mayExport(job)) return;

    try {
      await write(enrichedKey(jobId), enrichedRows(job));
      await write(errorsKey(jobId), errorRows(job));
    } catch (error) {
      if (!(error instanceof FileNotFound)) throw error;
      await jobs.refuse(jobId, "The file was deleted before its result could be written.");
      return;
    }
    const end = job.isCancelled ? "cancelled" : "done";
    await jobs.moveStatus(jobId, ["importing", "running", "exporting"], end);
    await jobs.moveStatus(jobId, ["cancelling"], "cancelled");
    log.info("job exported", { jobId, rows: job.records });
  };

  /** The first row is the header. */
  async function write(key: string, rows: AsyncGenerator<readonly string[]>): Promise<void> {
    const { value: headers = [] } = await rows.next();
    const text = writeRecords(rows, { headers, bom: false, lineBreak: "\n" });
    await files.write(key, text, "text/csv; charset=utf-8");
  }

  async function* enrichedRows(job: Job): AsyncGenerator<readonly string[]> {
    let width = 0;
    for await (const part of decidedRows(job)) {
      if (part.kind === "refused") return;
      if (part.kind === "header") {
        width = part.headers.length;
        yield [...part.headers, ...resultColumns];
        continue;
      }
      for (const some of inGroups(part.rows, READERS)) {
        for (const { row, result } of await resultsOf(job, some)) {
          const original = Array.from({ length: width }, (_, at) => row.record.cells[at] ?? "");
          yield [...original, ...resultColumns.map((column) => result[column] ?? "")];
        }
      }
    }
  }

  async function* errorRows(job: Job): AsyncGenerator<readonly string[]> {
    yield ["line", "column", "value", "rule", "message"];
    for await (const part of decidedRows(job)) {
      if (part.kind !== "rows") continue;
      for (const some of inGroups(part.rows, READERS)) {
        const stored = await storedRows(job, some);
        for (const row of some) yield* errorsOf(row, stored);
      }
    }
  }

  async function* decidedRows(job: Job): ReturnType<typeof rowsOfFile> {
    const overrides = overridesOf(job.mapping ?? []);
    // A cancelled import read only the first records; the rest of the file was never looked at.
    yield* rowsOfFile(await files.read(job.fileKey), {
      receivedAt: new Date(job.createdAt),
      overrides,
      limit: job.records,
    });
  }

  async function storedRows(job: Job, rows: readonly FileRow[]): Promise<Map<number, JobRow>> {
    const numbers = rows.flatMap((row) => (row.kind === "accepted" ? row.number : []));
    const [first, last] = [numbers.at(0), numbers.at(-1)];
    if (first === undefined || last === undefined) return new Map();
    const stored = await jobs.rows(job.id, first, last);
    return new Map(stored.map((row) => [row.number, row]));
  }

  async function resultsOf(
    job: Job,
    rows: readonly FileRow[],
  ): Promise<readonly { readonly row: FileRow; readonly result: Result }[]> {
    const stored = await storedRows(job, rows);
    const known = await leads.findAll([...stored.values()].map(({ leadId }) => leadId));
    return Promise.all(
      rows.map(async (row) => ({ row, result: await resultOfRow(row, stored, known) })),
    );
  }

  async function resultOfRow(
    row: FileRow,
    stored: ReadonlyMap<number, JobRow>,
    known: ReadonlyMap<string, Lead>,
  ): Promise<Result> {
    switch (row.kind) {
      case "rejected":
        return { status: "rejected", error: row.problems.map(({ message }) => message).join("; ") };
      case "repeated":
        return { status: "duplicate", error: repeatedMessage };
      case "accepted": {
        const { leadId, outcome, reason } = stored.get(row.number) ?? {};
        if (!leadId) throw new Error(`Row ${row.number} of the job is not stored`);
        const lead = known.get(leadId);
        if (!lead) return { lead_id: leadId, status: "deleted", error: deletedMessage };
        const found = outcome === "cancelled" ? nothingFound : await foundOf(leadId);
        return {
          ...resultOf({ lead, ...found }),
          ...(outcome && outcomeCells(outcome, reason)),
        };
      }
    }
  }

  async function foundOf(leadId: string): Promise<Omit<LeadResult, "lead">> {
    const [facts, contacts, campaign] = await Promise.all([
      leads.factsOf(leadId),
      leads.contactsOf(leadId),
      leads.campaignOf(leadId),
    ]);
    return { facts, contacts, campaign };
  }
}

/** Of a row that was never started, so that nobody need look. */
const nothingFound = { facts: [], contacts: [], campaign: undefined };

const deletedMessage = "The lead was deleted while the job ran.";
const repeatedMessage = "Repeats an earlier row of this file.";

/** A lead that went well or was parked says in `error` only what could not be found. */
function outcomeCells(outcome: NonNullable<JobRow["outcome"]>, reason = ""): Result {
  const isWell = outcome === "ready" || outcome === "parked";
  return isWell ? { status: outcome } : { status: outcome, error: reason };
}

function errorsOf(row: FileRow, stored: Map<number, JobRow>): readonly (readonly string[])[] {
  switch (row.kind) {
    case "rejected":
      return row.problems.map(problemCells);
    case "repeated":
      return [[String(row.record.line), "", "", "repeated-row", repeatedMessage]];
    case "accepted": {
      const { outcome, reason = "" } = stored.get(row.number) ?? {};
      const own =
        outcome === "failed" ? [[String(row.record.line), "", "", "pipeline", reason]] : [];
      return [...row.warnings.map(problemCells), ...own];
    }
  }
}

function problemCells({ line, column, value, rule, message }: RowProblem): readonly string[] {
  return [String(line), column, value, rule, message];
}
