import { isAscii, isUtf8 } from "node:buffer";
import type { CsvEncoding } from "./csv-format.ts";

/** Text and the encoding its bytes had, so that places in it can be turned into byte offsets. */
export type DecodedText = { readonly text: string; readonly encoding: CsvEncoding };

const LONGEST_HELD_LINE = 256 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Decodes whole lines where it can. In a UTF-8 file a line that is not valid UTF-8 (two exports pasted together,
 * say) is read as Windows-1252, in which every byte is a character: nothing is lost, and its neighbours stay right.
 */
export async function* decode(
  source: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
): AsyncGenerator<DecodedText> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = held.length === 0 ? asBuffer(chunk) : Buffer.concat([held, chunk]);
    const end = safeEnd(bytes, encoding);
    if (end > 0) yield* decodePiece(bytes.subarray(0, end), encoding);
    held = Buffer.from(bytes.subarray(end));
  }
  if (held.length > 0) yield* decodePiece(held, encoding);
}

/** The same for bytes at hand; an unfinished character at the end may come out wrong. */
export function decodeHead(head: Uint8Array, encoding: CsvEncoding): string {
  return [...decodePiece(asBuffer(head), encoding)].map(({ text }) => text).join("");
}

/** The bytes that `text` had in the file. */
export function encodedLength(text: string, encoding: CsvEncoding): number {
  switch (encoding) {
    case "utf-8":
      return Buffer.byteLength(text, "utf8");
    case "windows-1252":
      return text.length;
    case "utf-16le":
    case "utf-16be":
      return text.length * 2;
  }
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function safeEnd(bytes: Buffer, encoding: CsvEncoding): number {
  if (encoding === "windows-1252") return bytes.length;
  if (encoding !== "utf-8") return endOfUtf16(bytes, encoding);
  const line = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1;
  if (line > 0 || bytes.length < LONGEST_HELD_LINE) return line;
  return endOfUtf8(bytes);
}

// Not within a pair of bytes, nor between the two halves of a surrogate pair.
function endOfUtf16(bytes: Buffer, encoding: CsvEncoding): number {
  const end = bytes.length - (bytes.length % 2);
  const lastUnitHigh = bytes[encoding === "utf-16le" ? end - 1 : end - 2] ?? 0;
  return lastUnitHigh >= 0xd8 && lastUnitHigh <= 0xdb ? end - 2 : end;
}

// At most three bytes of an unfinished character stand at the end.
function endOfUtf8(bytes: Buffer): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

function* decodePiece(bytes: Buffer, encoding: CsvEncoding): Generator<DecodedText> {
  if (encoding !== "utf-8") yield { text: decodeAs(bytes, encoding), encoding };
  else if (isAscii(bytes)) yield { text: bytes.toString("latin1"), encoding };
  else if (isUtf8(bytes)) yield { text: bytes.toString("utf8"), encoding };
  else yield* decodeLineByLine(bytes);
}

function decodeAs(bytes: Buffer, encoding: CsvEncoding): string {
  return isAscii(bytes) && encoding === "windows-1252"
    ? bytes.toString("latin1")
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function* decodeLineByLine(bytes: Buffer): Generator<DecodedText> {
  let start = 0;
  while (start < bytes.length) {
    const lineFeed = bytes.indexOf(LINE_FEED, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
    const line = bytes.subarray(start, end);
    const encoding = isUtf8(line) ? "utf-8" : "windows-1252";
    yield { text: decodeAs(line, encoding), encoding };
    start = end;
  }
}
