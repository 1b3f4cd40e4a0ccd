import { S3Error } from "./s3-error.ts";

const MAX_LINE_BYTES = 16_384;

/**
 * Unpacks the SDK's `aws-chunked` bodies: `<hex size>[;chunk-signature=...]`, the bytes, and after the last chunk the
 * trailers, which carry the checksum that was not known when the headers were sent.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer, void> {
  const iterator = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function holdMore(): Promise<void> {
    const next = await iterator.next();
    if (next.done) throw new S3Error("IncompleteBody", "The chunked body ends too early");
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
  }

  async function readLine(): Promise<string> {
    for (;;) {
      const end = held.indexOf("\r\n");
      if (end >= 0) {
        const line = held.toString("latin1", 0, end);
        held = held.subarray(end + 2);
        return line;
      }
      if (held.length > MAX_LINE_BYTES) throw new S3Error("InvalidRequest", "Not a chunked body");
      await holdMore();
    }
  }

  for (let left = chunkSize(await readLine()); left > 0; left = chunkSize(await readLine())) {
    while (left > 0) {
      if (held.length === 0) await holdMore();
      const piece = held.subarray(0, left);
      held = held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
    if ((await readLine()) !== "") throw new S3Error("InvalidRequest", "A chunk is too long");
  }
  for (let line = await readLine(); line !== ""; line = await readLine()) {
    const [name = "", ...value] = line.split(":");
    trailers.set(name.trim().toLowerCase(), value.join(":").trim());
  }
}

function chunkSize(line: string): number {
  const [hex = ""] = line.split(";");
  if (!/^[\da-f]{1,12}$/i.test(hex)) throw new S3Error("InvalidRequest", "Not a chunked body");
  return Number.parseInt(hex, 16);
}
