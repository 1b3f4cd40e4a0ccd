import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { S3Answer } from "./answer.ts";
import { type Bucket, type ObjectRecord, openBucket } from "./bucket-files.ts";
import { allowOrigin, answerPreflight } from "./cross-origin.ts";
import { deleteObject, deleteObjects } from "./delete-objects.ts";
import { getObject } from "./get-object.ts";
import { listObjects } from "./list-objects.ts";
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  uploadPart,
} from "./multipart-upload.ts";
import { copyObject, putObject } from "./put-object.ts";
import { S3Error } from "./s3-error.ts";
import { readS3Request, type S3Request } from "./s3-request.ts";

export type ObjectStorage = {
  /** For path-style S3 clients. */
  readonly url: string;
  /** Does nothing when the bucket is there already. */
  createBucket(name: string): Promise<void>;
  /** Writes an object as a service of AWS does, without a request. */
  write(bucket: string, key: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

const BUCKET_NAME = /^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/;

/** S3 on files of one folder, owned by one process. What it does not do is answered 501, never with success. */
export async function startObjectStorage(options: {
  readonly directory: string;
  readonly now?: () => Date;
  /** Called for every object once it exists. */
  readonly onWritten?: (bucket: string, object: ObjectRecord) => void;
}): Promise<ObjectStorage> {
  const { directory, now = () => new Date(), onWritten = () => undefined } = options;
  const buckets = new Map<string, Bucket>();

  async function createBucket(name: string): Promise<void> {
    if (!BUCKET_NAME.test(name)) throw new Error(`Not a bucket name: ${name}`);
    if (buckets.has(name)) return;
    const bucket = await openBucket(path.join(directory, name));
    buckets.set(name, {
      ...bucket,
      async commit(record, mayCommit) {
        await bucket.commit(record, mayCommit);
        onWritten(name, record);
      },
    });
  }

  function bucketNamed(name: string): Bucket {
    const bucket = buckets.get(name);
    if (!bucket) throw new S3Error("NoSuchBucket", `The specified bucket does not exist: ${name}`);
    return bucket;
  }

  async function write(name: string, key: string, bytes: Uint8Array): Promise<void> {
    const bucket = bucketNamed(name);
    const { data, file } = bucket.newDataFile();
    await writeFile(file, bytes);
    const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
    const lastModified = now().toISOString();
    const record = { key, data, size: bytes.length, etag, lastModified, headers: {} };
    await bucket.commit(record, () => undefined);
  }

  function perform(request: S3Request): S3Answer | Promise<S3Answer> {
    const bucket = bucketNamed(request.bucket);
    switch (request.operation) {
      case "PutObject":
        return putObject(bucket, request, now());
      case "CopyObject":
        return copyObject(bucket, request, now(), bucketNamed);
      case "GetObject":
      case "HeadObject":
        return getObject(bucket, request);
      case "ListObjectsV2":
        return listObjects(bucket, request);
      case "DeleteObject":
        return deleteObject(bucket, request);
      case "DeleteObjects":
        return deleteObjects(bucket, request);
      case "CreateMultipartUpload":
        return createMultipartUpload(bucket, request);
      case "UploadPart":
        return uploadPart(bucket, request);
      case "CompleteMultipartUpload":
        return completeMultipartUpload(bucket, request, now());
      case "AbortMultipartUpload":
        return abortMultipartUpload(bucket, request);
    }
  }

  async function answer(request: http.IncomingMessage): Promise<S3Answer> {
    return perform(readS3Request(request, now()));
  }

  for (const name of await readdir(directory).catch(() => [])) {
    if (BUCKET_NAME.test(name)) await createBucket(name);
  }
  const server = http.createServer((request, response) => {
    if (request.method === "OPTIONS") return answerPreflight(request, response);
    allowOrigin(request, response);
    // Clients set their clocks, and so the expiry of presigned addresses, by this.
    response.setHeader("date", now().toUTCString());
    answer(request)
      .catch((error: unknown) => errorAnswer(error, request))
      .then((answered) => send(answered, request, response))
      .catch(() => response.destroy());
  });
  // A large upload over a slow pipe takes the time it takes.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return { url: addressOf(server), createBucket, write, close: () => closeServer(server) };
}

function errorAnswer(error: unknown, { url = "/" }: http.IncomingMessage): S3Answer {
  const failure =
    error instanceof S3Error ? error : new S3Error("InternalError", `Internal error: ${error}`);
  const [resource = "/"] = url.split("?");
  return { status: failure.status, headers: failure.headers, xml: failure.toXml(resource) };
}

async function send(
  { status, headers, xml, body }: S3Answer,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  // What is left of a refused upload is read away, else the client never gets to the answer.
  request.resume();
  const length = xml === undefined ? {} : { "content-length": Buffer.byteLength(xml) };
  const type = xml === undefined ? {} : { "content-type": "application/xml" };
  response.writeHead(status, { "x-amz-request-id": "local", ...type, ...length, ...headers });
  if (!body) {
    response.end(request.method === "HEAD" ? undefined : xml);
    return;
  }
  // A reader that goes away in the middle is no failure of the storage.
  await pipeline(body, response).catch(() => response.destroy());
}

function addressOf(server: http.Server): string {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("Object storage has no port");
  return `http://127.0.0.1:${address.port}`;
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
