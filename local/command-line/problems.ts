import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import * as z from "zod";

const ErrorLine = z.object({ line: z.string(), rule: z.string(), message: z.string() });

export type Problems = {
  /** Rows of the file with at least one problem. */
  readonly rows: number;
  /** How often each rule was broken. */
  readonly rules: ReadonlyMap<string, number>;
  /** What broke the pipeline, and for how many rows. */
  readonly failures: ReadonlyMap<string, number>;
};

/** Counts an error CSV. */
export async function readProblems(errorFile: string): Promise<Problems> {
  const lines = createReadStream(errorFile).pipe(parse({ columns: true, bom: true }));
  const rules = new Map<string, number>();
  const failures = new Map<string, number>();
  let rows = 0;
  let last = "";
  for await (const record of lines) {
    const { line, rule, message } = ErrorLine.parse(record);
    // The problems of a row stand together.
    if (line !== last) rows += 1;
    last = line;
    countIn(rules, rule);
    if (rule === "pipeline") countIn(failures, message);
  }
  return { rows, rules, failures };
}

const FAILURES_SHOWN = 3;

export function problemsText({ rows, rules, failures }: Problems, file: string, logs: string) {
  if (rows === 0)
    return "Every row could be used and none failed; what was not found stands in the column error.";
  const list = [...rules].map(([rule, count]) => `${count} ${rule}`).join(", ");
  const told = `${rows === 1 ? "1 row has" : `${rows} rows have`} errors (${list}), told in ${file}`;
  if (failures.size === 0) return told;
  const worst = [...failures]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, FAILURES_SHOWN)
    .map(([message, count]) => `  ${count} × ${message.slice(0, 160)}`);
  return [told, ...worst, `  What the functions said lies in ${logs}`].join("\n");
}

function countIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
