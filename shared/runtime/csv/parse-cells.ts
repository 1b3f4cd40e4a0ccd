import { parse } from "csv-parse/sync";
import type { Frame } from "./frame-records.ts";

/**
 * Cuts records into cells. A record without quotes is cut at its delimiters, which is what csv-parse would do byte by
 * byte at ten times the cost; csv-parse reads all quoted records of a batch in one call.
 */
export function parseCells(
  frames: readonly Frame[],
  { delimiter, lineBreak }: { readonly delimiter: string; readonly lineBreak: string },
): string[][] {
  const quoted = frames.filter((frame) => frame.isQuoted && !frame.problem);
  const rows = quoted.length === 0 ? [] : parseQuoted(quoted, delimiter, lineBreak);
  let next = 0;
  return frames.map((frame) => {
    if (frame.problem === "too-large") return [];
    if (frame.problem === "bad-quotes" || !frame.isQuoted) return frame.text.split(delimiter);
    return rows[next++] ?? [];
  });
}

/** What a person most likely meant by quotes that were not doubled: a cell closes before a delimiter or the end. */
export function parseStrayQuotes(text: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? text.indexOf(`"${delimiter}`, at + 1) : text.indexOf(delimiter, at);
    if (end < 0) {
      const last = text.slice(at);
      if (!isQuoted) return [...cells, last];
      return last.length > 1 && last.endsWith('"') ? [...cells, unquote(last)] : undefined;
    }
    cells.push(isQuoted ? unquote(text.slice(at, end + 1)) : text.slice(at, end));
    at = end + (isQuoted ? 2 : 1);
  }
  return cells;
}

function unquote(cell: string): string {
  return cell.slice(1, -1).replaceAll('""', '"');
}

function parseQuoted(frames: readonly Frame[], delimiter: string, lineBreak: string): string[][] {
  const rows = parse(frames.map((frame) => frame.text).join(lineBreak), {
    delimiter,
    record_delimiter: lineBreak,
    relax_quotes: true,
    relax_column_count: true,
  });
  if (rows.length === frames.length) return rows;
  throw new CellsDoNotFit(
    `csv-parse read ${rows.length} records where ${frames.length} were found, from line ${frames[0]?.line}`,
  );
}

/** The framer and csv-parse disagree where records end: a fault of ours, never of the file. */
class CellsDoNotFit extends Error {
  override readonly name = "CellsDoNotFit";
}
