import * as z from "zod";
import { suppressionKey } from "#shared/domain/compliance/suppression.ts";
import {
  type NamedSuppression,
  suppressionRow,
} from "#shared/domain/compliance/suppression-row.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { readRecords } from "#shared/runtime/csv/read-records.ts";
import { refusal } from "../../http/problem.ts";
import { whole } from "../jobs/whole.ts";

export const ImportedSuppressions = z.object({
  added: z.int(),
  addresses: z.int(),
  profiles: z.int(),
  phones: z.int(),
  domains: z.int(),
  /** Rows that name nobody, by their line in the file; the first hundred. */
  problems: z.array(z.object({ line: z.int(), message: z.string() })),
  unreadable: z.int(),
});
export type ImportedSuppressions = z.infer<typeof ImportedSuppressions>;

/** What one request can write within its time. */
const MOST_ROWS = 20_000;
const AT_ONCE = 25;
const MOST_PROBLEMS = 100;

/** Reads a list of addresses, LinkedIn profiles, phone numbers and domains and suppresses each. The same list imported again changes nothing. */
export async function importSuppressions(
  suppressions: Pick<SuppressionList, "add">,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  at: string,
): Promise<ImportedSuppressions> {
  const { named, problems } = await readRows(file.bytes);
  for (let from = 0; from < named.length; from += AT_ONCE) {
    await Promise.all(
      named.slice(from, from + AT_ONCE).map(({ scope, value }) =>
        suppressions.add(scope, value, {
          scope,
          reason: "list-import",
          source: file.fileName,
          at,
        }),
      ),
    );
  }
  const count = (wanted: NamedSuppression["scope"]) =>
    named.filter(({ scope }) => scope === wanted).length;
  return {
    added: named.length,
    addresses: count("address"),
    profiles: count("linkedin"),
    phones: count("phone"),
    domains: count("domain"),
    problems: problems.slice(0, MOST_PROBLEMS),
    unreadable: problems.length,
  };
}

async function readRows(bytes: Uint8Array) {
  const named = new Map<string, NamedSuppression>();
  const problems: { line: number; message: string }[] = [];
  let rows = 0;
  let headers: readonly string[] = [];
  for await (const batch of readRecords(whole(bytes))) {
    if (batch.kind === "refused") throw refusal(422, batch.message);
    if (batch.kind === "header") headers = batch.headers;
    if (batch.kind !== "records") continue;
    rows += batch.records.length;
    if (rows > MOST_ROWS) {
      throw refusal(422, `A list may have ${MOST_ROWS} rows at once. Split it; nothing was added.`);
    }
    for (const { line, cells } of batch.records) {
      const row = suppressionRow(cells, headers);
      if (row.kind === "unreadable") problems.push({ line, message: row.message });
      else for (const one of row.named) named.set(suppressionKey(one.scope, one.value), one);
    }
  }
  return { named: [...named.values()], problems };
}
