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
