import { scanQuoted } from "./scan-quoted.ts";

export type RowBetweenReturns = {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly hasBadQuotes: boolean;
  /** The place after the carriage return that ends it. */
  readonly end: number;
};

/**
 * The rows that a line has between its carriage returns, or undefined when none of them has the right number of cells:
 * then the carriage return is as likely a part of a cell.
 */
export function rowsBetweenReturns(
  line: string,
  columns: number,
  delimiter: string,
): readonly RowBetweenReturns[] | undefined {
  const options = { delimiter, lineBreak: "\r" };
  const rows: RowBetweenReturns[] = [];
  let isBetter = false;
  let at = 0;
  while (at < line.length) {
    const scan = scanQuoted(line, at, true, options);
    const hasBadQuotes = scan.kind !== "record";
    const stop = hasBadQuotes ? endOfRow(line, at) : scan.end;
    const text = hasBadQuotes ? line.slice(at, stop) : scan.text;
    if (!hasBadQuotes && scan.cells === columns) isBetter = true;
    at = Math.min(stop + 1, line.length);
    rows.push({ text, isQuoted: text.includes('"'), hasBadQuotes, end: at });
  }
  return isBetter && rows.length > 1 ? rows : undefined;
}

function endOfRow(line: string, from: number): number {
  const end = line.indexOf("\r", from);
  return end < 0 ? line.length : end;
}
