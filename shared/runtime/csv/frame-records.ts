import { rowsBetweenReturns } from "./lone-returns.ts";
import { scanQuoted } from "./scan-quoted.ts";
import { type Skipping, skipOversized, startSkipping } from "./skip-oversized.ts";

/** The text of one record, found but not yet cut into cells. */
export type Frame = {
  /** The line it starts on, counted from 1. */
  readonly line: number;
  /** Without its line break; of a record over the limit only the beginning. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** Characters read up to and including its line break, since the framer began. */
  readonly end: number;
  /** The line that follows it. */
  readonly nextLine: number;
  readonly problem?: "bad-quotes" | "too-large";
};

export type Framer = {
  push(text: string, isLast: boolean): Frame[];
};

export type FramerOptions = {
  readonly delimiter: string;
  readonly lineBreak: "\n" | "\r";
  /** How many cells a record should have, once known. */
  readonly columns?: number;
  /** In characters. */
  readonly largestRecord: number;
  readonly line: number;
};

const EXCERPT = 300;
const LINES_OF_EVIDENCE = 20;
const LEAST_EVIDENCE = 3;

/**
 * Finds where records end, so that one bad record costs itself and nothing else. csv-parse alone stops at the first
 * quote that is out of place, or reads on to the next one.
 *
 * A quoted cell may span lines. It is not believed, and reading resumes on the line after the one it began on, when
 * its closing quote is followed by text, when the file ends before it closes, when the record comes out with the
 * wrong number of cells (or over the size limit) while a line within it has the right number on its own, or when
 * every whole line within it does and there are at least three.
 *
 * A line with the wrong number of cells is cut at the carriage returns within it when that gives a right one: tools that
 * join exports of different systems leave such line breaks.
 */
export function createFramer(options: FramerOptions): Framer {
  const { delimiter, lineBreak, columns, largestRecord } = options;
  let line = options.line;
  let rest = "";
  let read = 0;
  let skipping: Skipping | undefined;

  return { push };

  function push(text: string, isLast: boolean): Frame[] {
    const frames: Frame[] = [];
    const pending = rest.length === 0 ? text : rest + text;
    const before = read;
    let at = 0;
    let quote = -1;
    let carriageReturn = -1;

    while (at < pending.length) {
      if (skipping) {
        const skipped = skipOversized(pending, at, skipping, options);
        at = skipped.at;
        if (!skipped.isDone) break;
        emitSkipped(skipping);
        continue;
      }

      const lineEnd = pending.indexOf(lineBreak, at);
      if (quote < at) quote = indexOrEnd(pending.indexOf('"', at));
      const lineStop = lineEnd < 0 ? pending.length : lineEnd;

      if (quote > lineStop && (lineEnd >= 0 || isLast)) {
        if (!emitRowsBetweenReturns(lineStop)) emit(lineStop, false);
      } else if (quote > lineStop) {
        if (pending.length - at <= largestRecord) break;
        skip(false);
      } else {
        const scan = scanQuoted(pending, at, isLast, options);
        if (scan.kind === "record") {
          const isInLine = scan.end <= lineStop;
          if (isInLine && scan.cells !== columns && emitRowsBetweenReturns(lineStop)) continue;
          if (isBelieved(scan.cells, lineStop, scan.end)) emit(scan.end, true, scan.text);
          else emitBadQuotes(lineStop);
        } else if (scan.kind === "malformed" && (lineEnd >= 0 || isLast)) {
          if (!emitRowsBetweenReturns(lineStop)) emitBadQuotes(lineStop);
        } else if (isLast) {
          emitBadQuotes(lineStop);
        } else if (pending.length - at <= largestRecord) {
          break;
        } else if (lineEnd >= 0 && hasRowsWithin(lineStop + 1, pending.length)) {
          emitBadQuotes(lineStop);
        } else {
          skip(scan.kind === "open" && scan.inQuotes);
        }
      }
    }

    if (skipping && isLast) emitSkipped(skipping);
    rest = pending.slice(at);
    read = before + at;
    return frames;

    function emit(end: number, isQuoted: boolean, text = pending.slice(at, end)): void {
      const next = Math.min(end + 1, pending.length);
      const record = lineBreak === "\n" && text.endsWith("\r") ? text.slice(0, -1) : text;
      const nextLine = line + 1 + (isQuoted ? count(pending, lineBreak, at, end) : 0);
      const frame = { line, text: record, isQuoted, end: before + next, nextLine };
      if (text.length > largestRecord) {
        frames.push({ ...frame, text: record.slice(0, EXCERPT), problem: "too-large" });
      } else if (!isBlank(record)) {
        frames.push(frame);
      }
      line = nextLine;
      at = next;
    }

    /** False when the line has no carriage return within it, or nothing is gained by cutting it there. */
    function emitRowsBetweenReturns(lineStop: number): boolean {
      if (lineBreak === "\r" || columns === undefined) return false;
      if (carriageReturn < at) carriageReturn = indexOrEnd(pending.indexOf("\r", at));
      if (carriageReturn >= lineStop - 1) return false;
      const text = pending.slice(at, lineStop);
      const rows = rowsBetweenReturns(text.replace(/\r$/, ""), columns, delimiter);
      const isRight = columns > 1 && countCells(text) === columns;
      if (!rows || isRight) return false;
      const next = Math.min(lineStop + 1, pending.length);
      for (const [index, row] of rows.entries()) {
        const isLastRow = index === rows.length - 1;
        if (isBlank(row.text)) continue;
        frames.push({
          line,
          text: row.text,
          isQuoted: row.isQuoted,
          end: before + (isLastRow ? next : at + row.end),
          nextLine: isLastRow ? line + 1 : line,
          ...(row.hasBadQuotes && { problem: "bad-quotes" }),
        });
      }
      line += 1;
      at = next;
      return true;
    }

    function emitBadQuotes(end: number): void {
      const next = Math.min(end + 1, pending.length);
      const text = pending.slice(at, end).replace(/\r$/, "");
      const isTooLarge = text.length > largestRecord;
      frames.push({
        line,
        text: isTooLarge ? text.slice(0, EXCERPT) : text,
        isQuoted: true,
        end: before + next,
        nextLine: line + 1,
        problem: isTooLarge ? "too-large" : "bad-quotes",
      });
      line += 1;
      at = next;
    }

    function emitSkipped({ frame, lines }: Skipping): void {
      line += lines;
      frames.push({ ...frame, end: before + at, nextLine: line });
      skipping = undefined;
    }

    function skip(inQuotes: boolean): void {
      const excerpt = pending.slice(at, at + EXCERPT);
      const frame = { line, text: excerpt, isQuoted: false, problem: "too-large" } as const;
      skipping = startSkipping(frame, 1 + count(pending, lineBreak, at, pending.length), inQuotes);
      at = pending.length;
    }

    function isBelieved(cells: number, lineStop: number, end: number): boolean {
      if (end <= lineStop || columns === undefined || columns < 2) return true;
      const isSuspicious = cells !== columns || end - at > largestRecord;
      if (isSuspicious) return !hasRowsWithin(lineStop + 1, end);
      return columns < 3 || !isRowsThroughout(lineStop + 1, end);
    }

    // Two quotes far apart can make one well-formed cell of all the rows between them. In prose a space follows a comma.
    function isRowsThroughout(from: number, to: number): boolean {
      let rows = 0;
      let start = from;
      let lineStop = pending.indexOf(lineBreak, start);
      while (lineStop >= 0 && lineStop < to && rows < LINES_OF_EVIDENCE) {
        const within = pending.slice(start, lineStop);
        if (within.includes(`${delimiter} `) || countCells(within) !== columns) return false;
        rows++;
        start = lineStop + 1;
        lineStop = pending.indexOf(lineBreak, start);
      }
      return rows >= LEAST_EVIDENCE;
    }

    function hasRowsWithin(from: number, to: number): boolean {
      let start = from;
      for (let seen = 0; seen < LINES_OF_EVIDENCE && start < to; seen++) {
        const end = indexOrEnd(pending.indexOf(lineBreak, start));
        if (countCells(pending.slice(start, Math.min(end, to))) === columns) return true;
        start = end + 1;
      }
      return false;
    }

    function countCells(lineText: string): number {
      const scan = scanQuoted(lineText, 0, true, options);
      return scan.kind === "record" ? scan.cells : lineText.split(delimiter).length;
    }
  }

  // Spreadsheets export trailing rows of nothing but delimiters; old DOS files end with Ctrl-Z.
  function isBlank(text: string): boolean {
    if (text.length === 0) return true;
    const first = text.charCodeAt(0);
    if (first > 32 && text[0] !== delimiter) return false;
    return text.replaceAll(delimiter, "").replace("\u001A", "").trim() === "";
  }
}

function indexOrEnd(index: number): number {
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

function count(text: string, what: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf(what, from); at >= 0 && at < to; at = text.indexOf(what, at + 1)) {
    found++;
  }
  return found;
}
