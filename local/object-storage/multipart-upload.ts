import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import * as z from "zod";
import type { S3Answer } from "./answer.ts";
import type { Bucket } from "./bucket-files.ts";
import { receiveBody } from "./receive-body.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import { readSmallBody } from "./small-body.ts";
import { storedHeaders } from "./stored-headers.ts";
import { writeConditions } from "./write-conditions.ts";
import { document, element, elementsIn, textIn } from "./xml.ts";

const Upload = z.object({ key: z.string(), headers: z.record(z.string(), z.string()) });
type Upload = z.infer<typeof Upload>;

const UPLOAD_FILE = "upload.json";
const MAX_PART_NUMBER = 10_000;
const MIN_PART_BYTES = 5 * 1024 * 1024;

/** An upload is a folder; each part a file named by number and MD5, so it outlives a crash without further notes. */
export async function createMultipartUpload(bucket: Bucket, request: S3Request): Promise<S3Answer> {
  const uploadId = randomUUID();
  const folder = path.join(bucket.uploads, uploadId);
  const upload: Upload = { key: request.key, headers: storedHeaders(request.headers) };
  await mkdir(folder);
  await writeFile(path.join(folder, UPLOAD_FILE), JSON.stringify(upload));
  const result = [
    element("Bucket", request.bucket),
    element("Key", request.key),
    element("UploadId", uploadId),
  ];
  return {
    status: 200,
    headers: {},
    xml: document(element("InitiateMultipartUploadResult", result)),
  };
}

export async function uploadPart(bucket: Bucket, request: S3Request): Promise<S3Answer> {
  const { folder } = await openUpload(bucket, request);
  const number = partNumber(request.query.get("partNumber") ?? "");
  const { file } = bucket.newDataFile();
  const { md5, checksum } = await receiveBody(request, file);
  const earlier = (await partsIn(folder)).filter((part) => part.number === number);
  await rename(file, path.join(folder, `${number}-${md5}`));
  for (const part of earlier) if (part.md5 !== md5) await rm(part.file, { force: true });
  return {
    status: 200,
    headers: {
      etag: `"${md5}"`,
      ...(checksum && { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value }),
    },
  };
}

export async function completeMultipartUpload(
  bucket: Bucket,
  request: S3Request,
  now: Date,
): Promise<S3Answer> {
  const { folder, upload } = await openUpload(bucket, request);
  const mayCommit = writeConditions(request.headers);
  const parts = await chosenParts(folder, await readSmallBody(bucket, request));
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const announced = request.headers.get("x-amz-mp-object-size");
  if (announced !== undefined && Number(announced) !== size) {
    throw new S3Error(
      "InvalidRequest",
      `${announced} bytes were announced, the parts have ${size}`,
    );
  }

  const { data, file } = bucket.newDataFile();
  await pipeline(bytesOf(parts), createWriteStream(file, { flags: "wx" }));
  const digests = Buffer.concat(parts.map(({ md5 }) => Buffer.from(md5, "hex")));
  const etag = `"${createHash("md5").update(digests).digest("hex")}-${parts.length}"`;
  const record = { ...upload, data, size, etag, lastModified: now.toISOString() };
  await bucket.commit(record, mayCommit);
  await rm(folder, { recursive: true });
  const result = [
    element("Bucket", request.bucket),
    element("Key", request.key),
    element("ETag", etag),
  ];
  return {
    status: 200,
    headers: {},
    xml: document(element("CompleteMultipartUploadResult", result)),
  };
}

export async function abortMultipartUpload(bucket: Bucket, request: S3Request): Promise<S3Answer> {
  const { folder } = await openUpload(bucket, request);
  await rm(folder, { recursive: true });
  return { status: 204, headers: {} };
}

async function openUpload(
  bucket: Bucket,
  { query, key }: S3Request,
): Promise<{ readonly folder: string; readonly upload: Upload }> {
  const uploadId = query.get("uploadId") ?? "";
  const missing = new S3Error("NoSuchUpload", "The specified upload does not exist.");
  if (!z.uuid().safeParse(uploadId).success) throw missing;
  const folder = path.join(bucket.uploads, uploadId);
  const text = await readFile(path.join(folder, UPLOAD_FILE), "utf8").catch(() => undefined);
  if (text === undefined) throw missing;
  const upload = Upload.parse(JSON.parse(text));
  if (upload.key !== key) throw missing;
  return { folder, upload };
}

function partNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MAX_PART_NUMBER) return number;
  throw new S3Error("InvalidArgument", "Part number must be between 1 and 10000");
}

type Part = {
  readonly number: number;
  readonly md5: string;
  readonly file: string;
  readonly size: number;
};

async function partsIn(folder: string): Promise<Omit<Part, "size">[]> {
  const names = (await readdir(folder)).filter((name) => name !== UPLOAD_FILE);
  return names.map((name) => {
    const [number, md5 = ""] = name.split("-");
    return { number: Number(number), md5, file: path.join(folder, name) };
  });
}

async function chosenParts(folder: string, xml: string): Promise<readonly Part[]> {
  const present = await partsIn(folder);
  const parts: Part[] = [];
  for (const chosen of elementsIn(xml, "Part")) {
    const number = partNumber(textIn(chosen, "PartNumber") ?? "");
    const md5 = textIn(chosen, "ETag")?.replaceAll('"', "");
    const part = present.find((candidate) => candidate.number === number && candidate.md5 === md5);
    if (!part) throw new S3Error("InvalidPart", `Part ${number} was not found or has another ETag`);
    if (number <= (parts.at(-1)?.number ?? 0)) {
      throw new S3Error("InvalidPartOrder", "The parts are not in ascending order");
    }
    parts.push({ ...part, size: (await stat(part.file)).size });
  }
  if (parts.length === 0) throw new S3Error("MalformedXML", "No parts are named");
  if (parts.slice(0, -1).some(({ size }) => size < MIN_PART_BYTES)) {
    throw new S3Error("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed");
  }
  return parts;
}

async function* bytesOf(parts: readonly Part[]): AsyncGenerator<Buffer, void> {
  for (const { file } of parts) yield* createReadStream(file, { highWaterMark: 1 << 20 });
}
