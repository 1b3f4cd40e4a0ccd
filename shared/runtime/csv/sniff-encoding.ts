import { isAscii, isUtf8 } from "node:buffer";
import type { CsvEncoding } from "./csv-format.ts";

export type SniffedEncoding = { readonly encoding: CsvEncoding; readonly bomBytes: number };

const LINE_FEED = 0x0a;

/**
 * A byte order mark decides. Without one, NUL bytes at every other place mean UTF-16. Then the lines with other than
 * ASCII vote: UTF-8 unless most of them are not valid in it. The rest is Windows-1252, which contains all of
 * printable Latin-1. One damaged line does not turn the names of a UTF-8 file into "JÃ¼rgen".
 */
export function sniffEncoding(head: Uint8Array): SniffedEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return found("utf-8", 3);
  if (head[0] === 0xff && head[1] === 0xfe) return found("utf-16le", 2);
  if (head[0] === 0xfe && head[1] === 0xff) return found("utf-16be", 2);
  const wide = sniffUtf16(head);
  if (wide) return found(wide, 0);
  return found(isMostlyUtf8(head) ? "utf-8" : "windows-1252", 0);
}

// Columns of names and addresses are mostly ASCII, whose UTF-16 has a NUL in every pair, always on the same side.
function sniffUtf16(head: Uint8Array): CsvEncoding | undefined {
  const pairs = Math.min(head.length, 4_096) >> 1;
  let low = 0;
  let high = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[pair * 2] === 0) high++;
    if (head[pair * 2 + 1] === 0) low++;
  }
  const enough = pairs * 0.4;
  if (low > enough && high < pairs * 0.02) return "utf-16le";
  if (high > enough && low < pairs * 0.02) return "utf-16be";
  return undefined;
}

// The last line of the head may end within a character, so it has no vote unless it is the only one.
function isMostlyUtf8(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (isUtf8(bytes)) return true;
  let votes = 0;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    const line = bytes.subarray(start, end);
    if (!isAscii(line)) votes += isUtf8(line) ? 1 : -1;
    start = end + 1;
  }
  return votes !== 0 || start > 0 ? votes >= 0 : isUtf8Start(bytes);
}

function isUtf8Start(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function found(encoding: CsvEncoding, bomBytes: number): SniffedEncoding {
  return { encoding, bomBytes };
}
