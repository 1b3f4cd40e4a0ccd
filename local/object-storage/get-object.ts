import { createReadStream } from "node:fs";
import type { S3Answer } from "./answer.ts";
import type { Bucket, ObjectRecord } from "./bucket-files.ts";
import { type ByteRange, byteRange } from "./byte-range.ts";
import { checksumHeaders } from "./put-object.ts";
import { isUnchanged } from "./read-conditions.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

export function getObject(bucket: Bucket, request: S3Request): S3Answer {
  const record = bucket.find(request.key);
  if (!record) throw new S3Error("NoSuchKey", "The specified key does not exist.");
  if (isUnchanged(record, request.headers)) {
    return { status: 304, headers: { etag: record.etag } };
  }
  const range = byteRange(request.headers.get("range"), record.size);
  const headers = headersFor(record, request, range);
  const status = range ? 206 : 200;
  if (request.operation === "HeadObject" || record.size === 0) return { status, headers };
  const body = createReadStream("", { fd: bucket.open(record), ...range });
  return { status, headers, body };
}

function headersFor(
  record: ObjectRecord,
  { headers, query }: S3Request,
  range: ByteRange | undefined,
): S3Answer["headers"] {
  const overrides = [...query]
    .filter(([name]) => name.startsWith("response-"))
    .map(([name, value]) => [name.slice("response-".length), inLatin1(name, value)]);
  const wantsChecksum = headers.get("x-amz-checksum-mode") === "ENABLED" && !range;
  return {
    ...record.headers,
    ...Object.fromEntries(overrides),
    ...(wantsChecksum && checksumHeaders(record)),
    etag: record.etag,
    "last-modified": new Date(record.lastModified).toUTCString(),
    "accept-ranges": "bytes",
    "content-length": range ? range.end - range.start + 1 : record.size,
    ...(range && { "content-range": `bytes ${range.start}-${range.end}/${record.size}` }),
  };
}

function inLatin1(name: string, value: string): string {
  if (/^[\t\x20-\x7e\xa0-\xff]*$/.test(value)) return value;
  throw new S3Error("InvalidArgument", `${name} cannot be represented using ISO-8859-1`);
}
