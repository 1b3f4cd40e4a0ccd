import type { CsvFormat, CsvRefusal } from "./csv-format.ts";
import { decodeHead } from "./decode.ts";
import { createFramer } from "./frame-records.ts";
import { nameColumns } from "./name-columns.ts";
import { parseCells } from "./parse-cells.ts";
import { refuseBinaryText, refuseOtherFormats } from "./refuse-other-formats.ts";
import { sniffEncoding } from "./sniff-encoding.ts";

export const HEAD_BYTES = 256 * 1024;

export type Sniffed =
  | {
      readonly kind: "csv";
      readonly format: CsvFormat;
      /** Bytes before the first record: a byte order mark, Excel's `sep=` line. */
      readonly skipBytes: number;
      readonly skipLines: number;
    }
  | CsvRefusal;

export type SniffOptions = {
  readonly delimiter?: CsvFormat["delimiter"] | undefined;
  readonly hasHeader?: boolean | undefined;
};

const EMPTY: CsvRefusal = {
  kind: "refused",
  reason: "empty",
  message: "The file is empty: export the list again and upload that.",
};
const SAMPLE_RECORDS = 200;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Decides from the first 256 KB how the file is written, or why it is not CSV. */
export function sniff(head: Uint8Array, options: SniffOptions = {}): Sniffed {
  if (head.length === 0) return EMPTY;
  const other = refuseOtherFormats(head);
  if (other) return other;

  const { encoding, bomBytes } = sniffEncoding(head);
  const decoded = decodeHead(head.subarray(bomBytes), encoding);
  const refusal = refuseBinaryText(decoded);
  if (refusal) return refusal;

  const lineBreak = decoded.includes("\n") || !decoded.includes("\r") ? "\n" : "\r";
  const separator = /^"?sep=([,;|\t])"?\r?[\n\r]/i.exec(decoded);
  const text = separator ? decoded.slice(separator[0].length) : decoded;
  const isWhole = head.length < HEAD_BYTES;
  const asked = options.delimiter ?? DELIMITERS.find((delimiter) => delimiter === separator?.[1]);
  const { delimiter, records } = asked
    ? { delimiter: asked, records: sampleRecords(text, asked, lineBreak, isWhole) }
    : sniffDelimiter(text, lineBreak, isWhole);

  const first = records[0];
  if (!first) return EMPTY;
  const hasHeader = options.hasHeader ?? !first.some(isData);
  return {
    kind: "csv",
    format: {
      encoding,
      delimiter,
      lineBreak,
      hasHeader,
      headers: nameColumns(hasHeader ? first : first.map(() => "")),
    },
    skipBytes: bomBytes + (separator?.[0].length ?? 0) * (encoding.startsWith("utf-16") ? 2 : 1),
    skipLines: separator ? 1 : 0,
  };
}

type Sample = {
  readonly delimiter: CsvFormat["delimiter"];
  readonly records: readonly string[][];
};

// The delimiter is the one that cuts most records into as many cells as the first; more cells win when that is equal.
function sniffDelimiter(text: string, lineBreak: "\n" | "\r", isWhole: boolean): Sample {
  const samples = DELIMITERS.map((delimiter) => ({
    delimiter,
    records: sampleRecords(text, delimiter, lineBreak, isWhole),
  }));
  return samples.reduce((best, next) => (consistency(next) > consistency(best) ? next : best));
}

function consistency({ records }: Sample): number {
  const columns = records[0]?.length ?? 0;
  if (columns < 2) return 0;
  const fitting = records.filter((record) => record.length === columns).length;
  return (fitting / records.length) * (1 - 1 / (columns + 1));
}

function sampleRecords(
  text: string,
  delimiter: CsvFormat["delimiter"],
  lineBreak: "\n" | "\r",
  isWhole: boolean,
): string[][] {
  const options = { delimiter, lineBreak, largestRecord: HEAD_BYTES, line: 1 };
  const sample = text.slice(0, endOfSample(text, lineBreak));
  const framer = createFramer(options);
  const frames = framer.push(sample, isWhole || sample.length < text.length);
  // A head within the first record, of hundreds of columns or a cell of prose, still has a header to read.
  const found = frames.length > 0 ? frames : framer.push("", true);
  return parseCells(found, options);
}

function endOfSample(text: string, lineBreak: string): number {
  let at = 0;
  for (let lines = 0; lines < SAMPLE_RECORDS; lines++) {
    const end = text.indexOf(lineBreak, at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}

// A header names things; it is no address, link or phone number itself. It may be a year.
function isData(cell: string): boolean {
  const text = cell.trim();
  return (
    /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text) ||
    /^https?:\/\//i.test(text) ||
    /^www\.\S+\.[a-z]{2,}/i.test(text) ||
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|io|co|ai|app|dev|de|fr|es|it|nl|pl|uk|eu|us|ch|at|example)$/i.test(
      text,
    ) ||
    /^[+(]?\d[\d\s().,/:-]{7,}$/.test(text)
  );
}
