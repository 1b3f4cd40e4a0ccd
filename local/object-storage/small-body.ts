import { readFile, rm } from "node:fs/promises";
import type { Bucket } from "./bucket-files.ts";
import { receiveBody } from "./receive-body.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

// 1000 keys of 1 KB, or 10,000 parts with their checksums, with room for markup.
const MAX_BYTES = 4_000_000;

/** An XML body, with the same checks as an object's. */
export async function readSmallBody(bucket: Bucket, request: S3Request): Promise<string> {
  const { file } = bucket.newDataFile();
  const { size } = await receiveBody(request, file);
  try {
    if (size > MAX_BYTES) throw new S3Error("MalformedXML", "The XML you provided is too long");
    return await readFile(file, "utf8");
  } finally {
    await rm(file);
  }
}
