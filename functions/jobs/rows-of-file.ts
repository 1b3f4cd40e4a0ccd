import { type HeaderMapping, mapHeaders } from "#shared/domain/csv/header-mapping.ts";
import type { RowProblem } from "#shared/domain/csv/row-problem.ts";
import { rowToLead } from "#shared/domain/csv/row-to-lead.ts";
import type { Job } from "#shared/domain/jobs/job.ts";
import { identityKeys } from "#shared/domain/leads/identity.ts";
import type { LeadDraft } from "#shared/domain/leads/lead-draft.ts";
import { type CsvRecord, readRecords } from "#shared/runtime/csv/read-records.ts";
import { createSeenKeys } from "#shared/runtime/csv/seen-keys.ts";

/** What becomes of a record: decided from the file alone, so import and export come to the same. */
export type FileRow =
  | {
      readonly kind: "accepted";
      readonly record: CsvRecord;
      /** 1 for the first accepted row of the file. */
      readonly number: number;
      readonly draft: LeadDraft;
      readonly warnings: readonly RowProblem[];
    }
  | {
      readonly kind: "rejected";
      readonly record: CsvRecord;
      readonly problems: readonly RowProblem[];
    }
  | { readonly kind: "repeated"; readonly record: CsvRecord };

export type FileRows =
  | { readonly kind: "refused"; readonly message: string }
  | {
      readonly kind: "header";
      readonly headers: readonly string[];
      readonly mapping: HeaderMapping;
    }
  | { readonly kind: "rows"; readonly rows: readonly FileRow[] };

export type RowsOptions = {
  /** When the job came: whoever reads its file again on another day decides each row the same way. */
  readonly receivedAt: Date;
  readonly overrides?: Readonly<Record<string, string>> | undefined;
  /** Records after this many are not read. */
  readonly limit?: number | undefined;
  /** Records given at once. */
  readonly batchSize?: number;
};

/** The mapping that an import settled on, as overrides: whoever reads the file again takes its columns the same way. */
export function overridesOf(mapping: NonNullable<Job["mapping"]>): Record<string, string> {
  return Object.fromEntries(mapping.map(({ column, field }) => [column, field ?? "ignore"]));
}

/** Reads a file from its start: header, then every record with its decision, in batches. */
export async function* rowsOfFile(
  bytes: AsyncIterable<Uint8Array>,
  { receivedAt, overrides = {}, limit = Number.POSITIVE_INFINITY, batchSize = 1_000 }: RowsOptions,
): AsyncGenerator<FileRows> {
  const seen = createSeenKeys();
  let headers: readonly string[] = [];
  let mapping: HeaderMapping | undefined;
  let number = 0;
  let records = 0;

  for await (const batch of readRecords(bytes, { batchSize })) {
    if (batch.kind === "refused") {
      yield { kind: "refused", message: batch.message };
      return;
    }
    if (batch.kind === "header") headers = batch.headers;
    if (batch.kind !== "records") continue;

    if (!mapping) {
      const samples = batch.records.map(({ cells }) => cells);
      mapping = mapHeaders(headers, { overrides, samples });
      yield { kind: "header", headers, mapping };
    }
    const wanted = batch.records.slice(0, limit - records);
    records += wanted.length;
    const rows: FileRow[] = [];
    for (const record of wanted) rows.push(decide(record, mapping));
    yield { kind: "rows", rows };
    if (records >= limit) return;
  }

  function decide(record: CsvRecord, columns: HeaderMapping): FileRow {
    const outcome = rowToLead(record, columns, receivedAt);
    if (outcome.kind === "rejected") {
      return { kind: "rejected", record, problems: outcome.problems };
    }
    const { draft, warnings } = outcome;
    if (isRepeated(draft)) return { kind: "repeated", record };
    number += 1;
    return { kind: "accepted", record, number, draft, warnings };
  }

  function isRepeated(draft: LeadDraft): boolean {
    return identityKeys(draft)
      .map((key) => seen.add(key))
      .includes(true);
  }
}
