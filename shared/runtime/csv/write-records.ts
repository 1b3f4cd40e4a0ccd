import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { neutraliseFormula } from "./neutralise-formula.ts";

export type WriteOptions = {
  readonly headers: readonly string[];
  readonly delimiter?: "," | ";" | "\t" | "|";
  /** Excel takes a file without a byte order mark for the old code page of the computer. */
  readonly bom?: boolean;
  readonly lineBreak?: "\n" | "\r\n";
};

/**
 * Streams a CSV file in UTF-8, no faster than it is read. Cells are written as they are, but for the apostrophe that
 * keeps a spreadsheet from running a formula, in people's own columns too: they may send the file to each other.
 */
export function writeRecords(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  { headers, delimiter = ",", bom = true, lineBreak = "\r\n" }: WriteOptions,
): Readable {
  const stringifier = stringify({
    delimiter,
    bom,
    record_delimiter: lineBreak,
    // A single empty cell would be a blank line, which is no row.
    quoted_empty: headers.length === 1,
    quoted_match: NEEDS_QUOTES,
  });
  // A failure of either stream destroys the other: whoever reads the result gets the error.
  return pipeline(Readable.from(safeRows(headers, rows)), stringifier, () => {});
}

// Every delimiter a reader may guess, every line break, and spaces at the ends, which some readers trim.
const NEEDS_QUOTES = /[,;\t|"\r\n]|^\s|\s$/;

async function* safeRows(
  headers: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<string[]> {
  yield headers.map(neutraliseFormula);
  for await (const row of rows) yield row.map(neutraliseFormula);
}
