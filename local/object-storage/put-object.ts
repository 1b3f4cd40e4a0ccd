import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { S3Answer } from "./answer.ts";
import type { Bucket, ObjectRecord } from "./bucket-files.ts";
import { receiveBody } from "./receive-body.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import { storedHeaders } from "./stored-headers.ts";
import { writeConditions } from "./write-conditions.ts";
import { document, element } from "./xml.ts";

export async function putObject(bucket: Bucket, request: S3Request, now: Date): Promise<S3Answer> {
  const mayCommit = writeConditions(request.headers);
  const { data, file } = bucket.newDataFile();
  const { size, md5, checksum } = await receiveBody(request, file);
  const record = {
    key: request.key,
    data,
    size,
    etag: `"${md5}"`,
    lastModified: now.toISOString(),
    headers: storedHeaders(request.headers),
    ...(checksum && { checksum }),
  };
  await bucket.commit(record, mayCommit);
  return { status: 200, headers: { etag: record.etag, ...checksumHeaders(record) } };
}

export function checksumHeaders({ checksum }: ObjectRecord): Record<string, string> {
  if (!checksum) return {};
  return {
    [`x-amz-checksum-${checksum.algorithm}`]: checksum.value,
    "x-amz-checksum-type": "FULL_OBJECT",
  };
}

export async function copyObject(
  bucket: Bucket,
  request: S3Request,
  now: Date,
  bucketNamed: (name: string) => Bucket,
): Promise<S3Answer> {
  const source = sourceOf(request.headers.get("x-amz-copy-source") ?? "");
  const sourceBucket = bucketNamed(source.bucket);
  const record = sourceBucket.find(source.key);
  if (!record) throw new S3Error("NoSuchKey", "The specified key does not exist.");
  const isReplacing = request.headers.get("x-amz-metadata-directive") === "REPLACE";
  if (sourceBucket === bucket && source.key === request.key && !isReplacing) {
    throw new S3Error("InvalidRequest", "A copy onto itself must replace the metadata");
  }

  const { data, file } = bucket.newDataFile();
  // A copy of a multipart object is one part, so its ETag is made anew.
  const md5 = createHash("md5");
  async function* measured(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    for await (const bytes of chunks) {
      md5.update(bytes);
      yield bytes;
    }
  }
  const bytes = createReadStream("", { fd: sourceBucket.open(record) });
  await pipeline(bytes, measured, createWriteStream(file));
  const copy = {
    ...record,
    key: request.key,
    data,
    etag: `"${md5.digest("hex")}"`,
    lastModified: now.toISOString(),
    headers: isReplacing ? storedHeaders(request.headers) : record.headers,
  };
  await bucket.commit(copy, () => undefined);
  const result = [element("ETag", copy.etag), element("LastModified", copy.lastModified)];
  return { status: 200, headers: {}, xml: document(element("CopyObjectResult", result)) };
}

function sourceOf(header: string): { readonly bucket: string; readonly key: string } {
  const [address = "", version] = header.split("?");
  if (version !== undefined) throw new S3Error("NotImplemented", "No versions of objects here");
  const [, bucket = "", key = ""] = /^\/?([^/]+)\/(.+)$/s.exec(decodeURIComponent(address)) ?? [];
  if (bucket === "") throw new S3Error("InvalidArgument", `Not a copy source: ${header}`);
  return { bucket, key };
}
