import * as z from "zod";
import { suppressionKey } from "#shared/domain/compliance/suppression.ts";
import {
  type NamedSuppression,
  suppressionRow,
} from "#shared/domain/compliance/suppression-row.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { type CsvBatch, type CsvRecord, readRecords } from "#shared/runtime/csv/read-records.ts";
import { refusal } from "../../http/problem.ts";
import { whole } from "../jobs/whole.ts";

const Problem = z.object({
  line: z.int(),
  /** As the header names it; empty when the whole row is meant. */
  field: z.string(),
  rule: z.string(),
  message: z.string(),
});
type Problem = z.infer<typeof Problem>;

export const ImportedSuppressions = z.object({
  /** Who was not on the list before. */
  added: z.int(),
  /** Whom the rows of this call name, each once; all of them are on the list now. */
  addresses: z.int(),
  profiles: z.int(),
  phones: z.int(),
  domains: z.int(),
  /** Every row, or part of one, that is not stopped. */
  problems: z.array(Problem),
  /** Rows that name nobody. */
  rejected: z.int(),
  /** Rows read by this call. */
  rows: z.int(),
  /** False when the time of one call was over: send the same file again with `fromLine`. Nothing before it is lost. */
  isComplete: z.boolean(),
  fromLine: z.int().optional(),
});
export type ImportedSuppressions = z.infer<typeof ImportedSuppressions>;

export type ListFile = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Where an earlier call ended. */
  readonly fromLine: number;
};

/** Half of what API Gateway waits, for a table that is asked for much at once may take its time with the last rows. */
const MOST_MILLISECONDS = 14_000;
const ROWS_AT_ONCE = 4_000;
/** The answer names each of them, and Lambda's answers have 6 MB: a row with more wrong cells than this names the first. */
const MOST_PROBLEMS = 5_000;
const MOST_OF_ROW = 5;

/**
 * Reads a list of addresses, LinkedIn profiles, phone numbers and domains and suppresses each, in the order of the file:
 * what lies before the line it answers is stored. The same list imported again changes nothing.
 */
export async function importSuppressions(
  suppressions: Pick<SuppressionList, "addAll">,
  { bytes, fileName, fromLine }: ListFile,
  at: string,
  milliseconds: () => number = () => performance.now(),
): Promise<ImportedSuppressions> {
  const began = milliseconds();
  const why = { reason: "list-import", source: fileName, at } as const;
  const read: ReadRows = { rows: 0, rejected: 0, named: [], problems: [] };
  let headers: readonly string[] = [];
  let added = 0;
  for await (const batch of readRecords(whole(bytes), { batchSize: ROWS_AT_ONCE })) {
    if (batch.kind === "refused" && batch.reason !== "no-rows") throw refusal(422, batch.message);
    if (batch.kind === "header") headers = batch.headers;
    const records = recordsOf(batch).filter(({ line }) => line >= fromLine);
    const [first] = records;
    if (!first) continue;
    const isOver = milliseconds() - began > MOST_MILLISECONDS;
    if (read.rows > 0 && (isOver || read.problems.length > MOST_PROBLEMS)) {
      return { added, ...countsOf(read), isComplete: false, fromLine: first.line };
    }
    const named = take(read, records, headers);
    added += await suppressions.addAll(named, why);
  }
  return { added, ...countsOf(read), isComplete: true };
}

type ReadRows = {
  rows: number;
  rejected: number;
  readonly named: NamedSuppression[];
  readonly problems: Problem[];
};

type Row = Pick<CsvRecord, "line" | "cells" | "problem">;

/** The first line of a list without a header may look like one; who stands in it is stopped as well. */
function recordsOf(batch: CsvBatch): readonly Row[] {
  if (batch.kind === "records") return batch.records;
  if (batch.kind !== "header" || !batch.format.hasHeader) return [];
  const { headers: cells } = batch;
  const { named, problems } = suppressionRow(cells);
  const isPerson =
    named.some(({ scope }) => scope !== "domain") ||
    problems.some(({ rule }) => rule === "email-invalid");
  const isDomain = cells.length === 1 && named.length > 0 && !cells.some(isColumnName);
  return isPerson || isDomain ? [{ line: 1, cells }] : [];
}

/** "contact.email" could be a domain. */
function isColumnName(cell: string): boolean {
  return /[._](?:e?mail|address|domain|phone|name|company|website)$/i.test(cell);
}

/** Adds what the rows say to what was read, and answers whom they name. */
function take(
  read: ReadRows,
  rows: readonly Row[],
  headers: readonly string[],
): readonly NamedSuppression[] {
  const namedHere: NamedSuppression[] = [];
  for (const { line, cells, problem } of rows) {
    const { named, problems } = suppressionRow(cells, headers);
    namedHere.push(...named);
    if (named.length === 0) read.rejected += 1;
    const fieldOf = (cell?: number) => (cell === undefined ? "" : (headers[cell] ?? ""));
    for (const { cell, rule, message } of problems.slice(0, MOST_OF_ROW)) {
      read.problems.push({ line, field: fieldOf(cell), rule, message });
    }
    // What a quote that does not close has swallowed may have been rows of their own.
    if (problem?.kind === "bad-quotes" || problem?.kind === "too-large") {
      read.problems.push({ line, field: "", rule: problem.kind, message: problem.message });
    }
  }
  read.rows += rows.length;
  for (const one of namedHere) read.named.push(one);
  return namedHere;
}

function countsOf({ rows, rejected, named, problems }: ReadRows) {
  const keys = new Map(named.map((one) => [suppressionKey(one.scope, one.value), one.scope]));
  const scopes = [...keys.values()];
  const count = (wanted: NamedSuppression["scope"]) =>
    scopes.filter((scope) => scope === wanted).length;
  return {
    addresses: count("address"),
    profiles: count("linkedin"),
    phones: count("phone"),
    domains: count("domain"),
    problems,
    rejected,
    rows,
  };
}
