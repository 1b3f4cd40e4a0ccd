import type { CsvFormat, CsvPosition, CsvRefusal } from "./csv-format.ts";
import { decode } from "./decode.ts";
import { createFramer, type Frame } from "./frame-records.ts";
import { parseCells, parseStrayQuotes } from "./parse-cells.ts";
import { HEAD_BYTES, type SniffOptions, sniff } from "./sniff.ts";
import { trackOffsets } from "./text-offsets.ts";

type CsvProblem = {
  readonly kind: "too-few-cells" | "too-many-cells" | "stray-quote" | "bad-quotes" | "too-large";
  readonly message: string;
  /** The beginning of the record as the file has it. */
  readonly excerpt: string;
};

export type CsvRecord = {
  /** The line of the file the record starts on, counted from 1. */
  readonly line: number;
  /** Counted from 0, over all records of the file, bad ones too; blank lines are none. */
  readonly index: number;
  /** As the file has them, untrimmed. A short record is not filled up, a long one keeps its extra cells. */
  readonly cells: readonly string[];
  readonly problem?: CsvProblem;
};

export type CsvBatch =
  | CsvRefusal
  | { readonly kind: "header"; readonly format: CsvFormat; readonly headers: readonly string[] }
  | {
      readonly kind: "records";
      readonly records: readonly CsvRecord[];
      /** Where reading goes on after this batch. */
      readonly next: CsvPosition;
    }
  | {
      readonly kind: "end";
      /** All records of the file, those read before a resumption too. */
      readonly records: number;
      /** In a UTF-8 file, the lines that were no UTF-8 and were read as Windows-1252 instead. */
      readonly linesInOtherEncoding: number;
    };

export type ReadOptions = SniffOptions & {
  readonly batchSize?: number;
  /** In characters; 1 MB unless told. */
  readonly largestRecord?: number;
  /** `bytes` then start at its offset. */
  readonly from?: CsvPosition;
};

const LARGEST_RECORD = 1_048_576;
const SEGMENT = 128 * 1024;
const NO_ROWS: CsvRefusal = {
  kind: "refused",
  reason: "no-rows",
  message: "The file has a header but no rows below it.",
};

/** Yields a header or a refusal, then the records in batches, then the end. Memory does not grow with the file. */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<CsvBatch> {
  const start = options.from
    ? { kind: "start" as const, position: options.from, source: bytes }
    : await findStart(bytes, options);
  if (start.kind === "refused") {
    yield start;
    return;
  }

  const { format } = start.position;
  yield { kind: "header", format, headers: format.headers };
  yield* readFrom(start.position, start.source, !options.from && format.hasHeader, options);
}

type Start = {
  readonly kind: "start";
  readonly position: CsvPosition;
  readonly source: AsyncIterable<Uint8Array>;
};

async function findStart(
  bytes: AsyncIterable<Uint8Array>,
  options: SniffOptions,
): Promise<Start | CsvRefusal> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(chunks);
  const sniffed = sniff(head.subarray(0, HEAD_BYTES), options);
  if (sniffed.kind === "refused") {
    await iterator.return?.();
    return sniffed;
  }
  const { format, skipBytes, skipLines } = sniffed;
  return {
    kind: "start",
    position: { format, offset: skipBytes, line: 1 + skipLines, index: 0 },
    source: continueAfter(head.subarray(skipBytes), iterator),
  };
}

async function* continueAfter(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

async function* readFrom(
  position: CsvPosition,
  source: AsyncIterable<Uint8Array>,
  isHeaderFirst: boolean,
  { batchSize = 1_000, largestRecord = LARGEST_RECORD }: ReadOptions,
): AsyncGenerator<CsvBatch> {
  const { format } = position;
  const columns = format.headers.length;
  const framing = { ...format, columns, largestRecord, line: position.line };
  const framer = createFramer(framing);
  const offsets = trackOffsets(position.offset);
  let index = position.index;
  let skipHeader = isHeaderFirst;
  let waiting: Frame[] = [];
  let linesInOtherEncoding = 0;

  for await (const piece of decode(source, format.encoding)) {
    offsets.add(piece);
    if (piece.encoding !== format.encoding) linesInOtherEncoding++;
    for (let at = 0; at < piece.text.length; at += SEGMENT) {
      take(framer.push(piece.text.slice(at, at + SEGMENT), false));
      while (waiting.length >= batchSize) yield nextBatch();
    }
  }
  take(framer.push("", true));
  while (waiting.length > 0) yield nextBatch();
  yield index === 0 ? NO_ROWS : { kind: "end", records: index, linesInOtherEncoding };

  function take(frames: Frame[]): void {
    const taken = skipHeader && frames.length > 0 ? frames.slice(1) : frames;
    if (frames.length > 0) skipHeader = false;
    waiting = waiting.length === 0 ? taken : waiting.concat(taken);
  }

  function nextBatch(): CsvBatch {
    const frames = waiting.slice(0, batchSize);
    waiting = waiting.slice(batchSize);
    const cells = parseCells(frames, format);
    const records = frames.map((frame, place) =>
      toRecord(frame, cells[place] ?? [], index + place, format),
    );
    index += records.length;
    const last = frames.at(-1);
    const offset = offsets.byteOffset(last?.end ?? 0);
    const next: CsvPosition = { format, offset, line: last?.nextLine ?? position.line, index };
    return { kind: "records", records, next };
  }
}

function toRecord(
  frame: Frame,
  cells: readonly string[],
  index: number,
  { headers, delimiter }: CsvFormat,
): CsvRecord {
  const { line } = frame;
  const columns = headers.length;
  if (frame.problem === "bad-quotes") {
    const repaired = parseStrayQuotes(frame.text, delimiter);
    return repaired?.length === columns
      ? { line, index, cells: repaired, problem: problem("stray-quote", frame, columns, columns) }
      : { line, index, cells, problem: problem("bad-quotes", frame, columns, cells.length) };
  }
  if (frame.problem === "too-large") {
    return { line, index, cells, problem: problem("too-large", frame, columns, 0) };
  }
  if (cells.length === columns) return { line, index, cells };
  const kind = cells.length < columns ? "too-few-cells" : "too-many-cells";
  return { line, index, cells, problem: problem(kind, frame, columns, cells.length) };
}

function problem(
  kind: CsvProblem["kind"],
  frame: Frame,
  columns: number,
  cells: number,
): CsvProblem {
  return { kind, message: messages[kind](columns, cells), excerpt: frame.text.slice(0, 200) };
}

const messages: Record<CsvProblem["kind"], (columns: number, cells: number) => string> = {
  "too-few-cells": (columns, cells) => `The row has ${cells} cells, the header ${columns}.`,
  "too-many-cells": (columns, cells) =>
    `The row has ${cells} cells, the header ${columns}: a cell with the delimiter in it needs quotes.`,
  "stray-quote": () => "A quote within a quoted cell was not doubled; the row could still be read.",
  "bad-quotes": () =>
    'The row has a quote that does not close: write a quote within a cell as "" and put the cell in quotes.',
  "too-large": () => "The row is over the size limit: a quote may be missing.",
};
