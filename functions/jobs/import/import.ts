import { createHash } from "node:crypto";
import * as z from "zod";
import type { HeaderMapping } from "#shared/domain/csv/header-mapping.ts";
import { hasEnded, type Job, type JobRow } from "#shared/domain/jobs/job.ts";
import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { FileNotFound, type FileReader } from "#shared/ports/file-store.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { inGroups } from "../in-groups.ts";
import { type FileRow, overridesOf, rowsOfFile } from "../rows-of-file.ts";

export const ImportMessage = z.object({ jobId: z.string() });
export type ImportMessage = z.infer<typeof ImportMessage>;

export type ImportDeps = {
  readonly jobs: JobStore;
  readonly leads: LeadStore;
  readonly files: FileReader;
  readonly imports: Queue<ImportMessage>;
  readonly intake: Queue<{ readonly kind: "job"; readonly jobId: string }>;
  /** Records between two checkpoints. */
  readonly batchSize: number;
  readonly log: Log;
  readonly now: () => Date;
};

type Progress = Pick<Job, "records" | "accepted" | "rejected" | "repeated">;

/** As many leads as DynamoDB takes in one transaction. */
const ROWS_A_WRITE = 100;

/** Claims made side by side; rows of one file have no identity in common. */
const CLAIMS_AT_ONCE = 25;

/**
 * Reads a job's file, stores its leads and rows, and says so to the intake after every batch. A later message reads
 * the file again from its start, which costs a second for 100,000 rows, and goes on where the checkpoint is: so what
 * repeats an earlier row is found across crashes and continuations alike.
 */
export function createImport(deps: ImportDeps) {
  const { jobs, leads, files, imports, intake, batchSize, log, now } = deps;

  return async ({ jobId }: ImportMessage, mayGoOn: () => boolean): Promise<void> => {
    const job = await jobs.find(jobId);
    if (!job) throw new Error(`An import names an unknown job: ${jobId}`);
    if (job.isImported || hasEnded(job.status)) return;
    if (job.status === "cancelling") {
      await endImport(job, job);
      return;
    }

    const file = await openFile(job);
    if (!file) return;
    const overrides = job.mapping ? overridesOf(job.mapping) : job.options.mapping;
    let seen: Progress = { records: 0, accepted: 0, rejected: 0, repeated: 0 };
    let stored = job.records;

    const { limit } = job.options;
    const receivedAt = new Date(job.createdAt);
    for await (const part of rowsOfFile(file, { receivedAt, overrides, limit, batchSize })) {
      if (part.kind === "refused") {
        await jobs.refuse(jobId, part.message);
        return;
      }
      if (part.kind === "header") {
        const refusal = mappingRefusal(part.mapping);
        if (refusal) {
          await jobs.refuse(jobId, refusal);
          return;
        }
        if (!job.mapping) await jobs.setMapping(jobId, asPairs(part.mapping));
        continue;
      }
      seen = count(seen, part.rows);
      if (seen.records <= job.records) continue;

      const fresh = part.rows.filter(({ record }) => record.index >= job.records);
      await store(job, fresh);
      if ((await checkpoint(job, stored, seen, false)) === "stale") return;
      stored = seen.records;

      const current = await jobs.find(jobId);
      if (!current || hasEnded(current.status)) return;
      if (current.status === "cancelling") break;
      if (!mayGoOn()) {
        log.info("import goes on in another message", { jobId, records: stored });
        await imports.send({ jobId });
        return;
      }
    }
    // A file that was cut off meanwhile ends before the checkpoint: what was stored stays.
    await endImport(job, seen.records < stored ? job : seen);
  };

  async function endImport(
    job: Job,
    { records, accepted, rejected, repeated }: Progress,
  ): Promise<void> {
    await checkpoint(job, records, { records, accepted, rejected, repeated }, true);
    log.info("import done", { jobId: job.id, records, accepted, rejected, repeated });
  }

  async function openFile(job: Job): Promise<AsyncIterable<Uint8Array> | undefined> {
    try {
      return await files.read(job.fileKey);
    } catch (error) {
      if (!(error instanceof FileNotFound)) throw error;
      log.warn("file of a job is gone", { jobId: job.id, fileKey: job.fileKey });
      await jobs.refuse(job.id, "The file was never uploaded, or it has been deleted.");
      return undefined;
    }
  }

  async function store(job: Job, rows: readonly FileRow[]): Promise<void> {
    const accepted = rows.filter((row) => row.kind === "accepted");
    for (const some of inGroups(accepted, ROWS_A_WRITE)) {
      const made = some.map((row) => leadOf(job, row, now()));
      await leads.addImported(made);
      if (job.options.mode === "import") await claimAll(made);
      await jobs.addRows(some.map((row) => rowOf(job, row)));
    }
  }

  /** Without the pipeline nobody else looks for duplicates. */
  async function claimAll(made: readonly Lead[]): Promise<void> {
    for (const some of inGroups(made, CLAIMS_AT_ONCE)) await Promise.all(some.map(claimOne));
  }

  async function claimOne(lead: Lead): Promise<void> {
    const claim = await leads.claim(lead.id, identityOfLead(lead));
    if (claim.kind !== "taken") return;
    await leads.changeIfKept(lead.id, (current) => ({
      ...current,
      status: "duplicate",
      duplicateOf: claim.by,
    }));
  }

  async function checkpoint(
    job: Job,
    from: number,
    progress: Progress,
    isImported: boolean,
  ): Promise<"moved" | "stale"> {
    const moved = await jobs.checkpoint(job.id, from, { ...progress, isImported });
    await intake.send({ kind: "job", jobId: job.id });
    return moved;
  }
}

function count(progress: Progress, rows: readonly FileRow[]): Progress {
  const of = (kind: FileRow["kind"]) => rows.filter((row) => row.kind === kind).length;
  return {
    records: progress.records + rows.length,
    accepted: progress.accepted + of("accepted"),
    rejected: progress.rejected + of("rejected"),
    repeated: progress.repeated + of("repeated"),
  };
}

type Accepted = Extract<FileRow, { kind: "accepted" }>;

function leadOf(job: Job, { record, number, draft }: Accepted, now: Date): Lead {
  const { company, person, notes, consent, doNotContact } = draft;
  return {
    id: leadIdOf(job.id, number),
    version: 1,
    status: "new",
    origin: { kind: "csv", jobId: job.id, fileName: job.fileName, line: record.line },
    company,
    person,
    ...(notes && { notes }),
    ...(consent && { consent }),
    ...(doNotContact && { doNotContact }),
    costUsd: 0,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
}

function rowOf(job: Job, { record, number }: Accepted): JobRow {
  const leadId = leadIdOf(job.id, number);
  return { jobId: job.id, number, line: record.line, leadId, status: "waiting" };
}

/** Derived, so that a row imported again after a crash is the same lead. */
function leadIdOf(jobId: string, row: number): string {
  const digest = createHash("sha256").update(`${jobId}/${row}`).digest("hex");
  return `lead-${digest.slice(0, 20)}`;
}

function mappingRefusal({ problems }: HeaderMapping): string | undefined {
  const fatal = problems.filter(({ kind }) => kind !== "ambiguous");
  return fatal.length > 0 ? fatal.map(({ message }) => message).join(" ") : undefined;
}

function asPairs(mapping: HeaderMapping): NonNullable<Job["mapping"]> {
  return mapping.columns.map(({ name, field }) => ({ column: name, ...(field && { field }) }));
}
