import type { FileReader } from "#shared/ports/file-store.ts";

/** SES takes mails of up to 40 MB; beyond this one nothing is held in memory. */
const MOST_BYTES = 10 * 1024 * 1024;

export async function readRaw(
  files: FileReader,
  key: string,
): Promise<
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "unreadable"; readonly reason: string }
> {
  const size = await files.size(key);
  if (size !== undefined && size > MOST_BYTES) {
    return { kind: "unreadable", reason: `The mail has ${size} bytes, over ${MOST_BYTES}.` };
  }
  const chunks = await Array.fromAsync(await files.read(key));
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}

/** Enough for the longest header SES lets through. */
const HEADER_BYTES = 256 * 1024;

/** The header alone: whose a mail is can be known where the mail itself cannot be read. */
export async function readHeader(files: FileReader, key: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of await files.read(key)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEADER_BYTES) break;
  }
  const start = Buffer.concat(chunks).subarray(0, HEADER_BYTES);
  const end = start.indexOf("\r\n\r\n");
  return end < 0 ? start : start.subarray(0, end + 4);
}
