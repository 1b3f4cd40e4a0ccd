import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { decodeAwsChunked } from "./aws-chunked.ts";
import { type ChecksumAlgorithm, checksumAlgorithms, startChecksum } from "./checksums.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

export type Received = {
  readonly size: number;
  readonly md5: string;
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value: string };
};

/** Streams a body into a file and verifies everything the client said about it; a body that fails leaves no file. */
export async function receiveBody(request: S3Request, file: string): Promise<Received> {
  try {
    return await receive(request, file);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function receive({ headers, body }: S3Request, file: string): Promise<Received> {
  const trailers = new Map<string, string>();
  const algorithm = checksumAlgorithms.find(
    (candidate) =>
      headers.has(`x-amz-checksum-${candidate}`) ||
      headers.get("x-amz-trailer") === `x-amz-checksum-${candidate}`,
  );
  if (headers.has("x-amz-trailer") && !algorithm) {
    throw new S3Error("NotImplemented", `No checksum by ${headers.get("x-amz-trailer")} here`);
  }
  const checksum = algorithm && startChecksum(algorithm);
  const md5 = createHash("md5");
  let size = 0;

  async function* measured(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    const isChunked = headers.get("x-amz-content-sha256")?.startsWith("STREAMING-");
    for await (const bytes of isChunked ? decodeAwsChunked(source, trailers) : source) {
      size += bytes.length;
      md5.update(bytes);
      checksum?.add(bytes);
      yield bytes;
    }
  }
  await pipeline(body, measured, createWriteStream(file, { flags: "wx" }));

  const digest = md5.digest();
  const sent = {
    md5: headers.get("content-md5"),
    size: headers.get("x-amz-decoded-content-length"),
  };
  if (sent.size !== undefined && Number(sent.size) !== size) {
    throw new S3Error("IncompleteBody", `${sent.size} bytes were announced, ${size} came`);
  }
  if (sent.md5 !== undefined && sent.md5 !== digest.toString("base64")) {
    throw new S3Error("BadDigest", "The Content-MD5 you specified did not match what we received");
  }
  const received = { size, md5: digest.toString("hex") };
  if (!algorithm || !checksum) return received;

  const name = `x-amz-checksum-${algorithm}`;
  const value = checksum.value();
  if ((trailers.get(name) ?? headers.get(name)) !== value) {
    throw new S3Error("BadDigest", `The ${algorithm} you specified did not match what we received`);
  }
  return { ...received, checksum: { algorithm, value } };
}
