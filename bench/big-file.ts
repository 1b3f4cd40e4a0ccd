import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { generateCsv } from "../test/support/big-csv.ts";

/** A file of good rows, the same for every run. */
export async function bigFile(file: string, rows: number): Promise<string> {
  await pipeline(generateCsv({ rows, seed: 7 }), createWriteStream(file));
  return file;
}
