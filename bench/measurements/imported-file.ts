import { createReadStream } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse";
import { rowsOfFile } from "../../functions/jobs/rows-of-file.ts";
import { bigFile } from "../big-file.ts";
import { atLeast, atMost } from "../figure.ts";
import type { Measurement } from "../measurement.ts";
import { ownCpuSeconds } from "../own-cpu.ts";
import { median } from "../statistics.ts";

const ROWS = 100_000;
const PAIRS = 5;

/** Reading a file into validated, mapped, deduplicated rows, beside a bare parse of the same file. */
export const importedFile: Measurement = {
  name: "import",
  async run({ folder }) {
    const file = await bigFile(join(folder, "import.csv"), ROWS);
    await pair(file);
    const pairs = [];
    for (let run = 0; run < PAIRS; run += 1) pairs.push(await pair(file));

    const ours = median(pairs.map(({ import: seconds }) => seconds));
    const bare = median(pairs.map(({ parse: seconds }) => seconds));
    const ratio = median(pairs.map((one) => one.import / one.parse));
    return [
      {
        name: "rows validated, mapped, deduplicated",
        value: ROWS / ours,
        unit: "rows/s",
        goal: atLeast(10_000),
        note: `of processor time, median of ${PAIRS} pairs over ${ROWS.toLocaleString("en-US")} rows`,
      },
      { name: "bare csv-parse of the same file", value: ROWS / bare, unit: "rows/s" },
      { name: "import over bare parse", value: ratio, unit: "times", goal: atMost(3) },
    ];
  },
};

async function pair(file: string): Promise<{ readonly import: number; readonly parse: number }> {
  return {
    parse: await ownCpuSeconds(() => parsed(file)),
    import: await ownCpuSeconds(() => imported(file)),
  };
}

async function parsed(file: string): Promise<void> {
  let rows = 0;
  const parser = createReadStream(file).pipe(parse());
  parser.on("data", () => {
    rows += 1;
  });
  await new Promise((resolve, reject) => parser.once("end", resolve).once("error", reject));
  checkRows(rows - 1);
}

async function imported(file: string): Promise<void> {
  let rows = 0;
  for await (const part of rowsOfFile(createReadStream(file), { receivedAt: new Date() })) {
    if (part.kind !== "rows") continue;
    rows += part.rows.filter(({ kind }) => kind === "accepted").length;
  }
  checkRows(rows);
}

function checkRows(rows: number): void {
  if (rows !== ROWS) throw new Error(`${rows} of ${ROWS} rows came out`);
}
