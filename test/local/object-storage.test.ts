import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import {
  type ObjectStorage,
  startObjectStorage,
} from "../../local/object-storage/object-storage.ts";

let directory: string;
let storage: ObjectStorage;
let client: S3Client;
let bucketNumber = 0;
let Bucket: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "object-storage-"));
  storage = await startObjectStorage({ directory });
  client = clientOf(storage.url);
});

beforeEach(async () => {
  bucketNumber += 1;
  Bucket = `bucket-${bucketNumber}`;
  await storage.createBucket(Bucket);
});

afterAll(async () => {
  client.destroy();
  await storage.close();
  await rm(directory, { recursive: true });
});

function clientOf(endpoint: string): S3Client {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new S3Client({ endpoint, region: "eu-central-1", credentials, forcePathStyle: true });
}

async function put(Key: string, Body: string | Buffer = Key): Promise<string | undefined> {
  return (await client.send(new PutObjectCommand({ Bucket, Key, Body }))).ETag;
}

async function textOf(Key: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
}

async function dataFiles(): Promise<string[]> {
  return readdir(path.join(directory, Bucket, "data"));
}

test("an object comes back with its bytes, type, metadata and ETag", async () => {
  const stored = await client.send(
    new PutObjectCommand({
      Bucket,
      Key: "leads.csv",
      Body: "name\nKestrel",
      ContentType: "text/csv",
      ContentDisposition: 'attachment; filename="leads.csv"',
      Metadata: { job: "job-1" },
    }),
  );
  const got = await client.send(new GetObjectCommand({ Bucket, Key: "leads.csv" }));

  expect(await got.Body?.transformToString()).toBe("name\nKestrel");
  expect(got).toMatchObject({
    ContentType: "text/csv",
    ContentDisposition: 'attachment; filename="leads.csv"',
    ContentLength: 12,
    Metadata: { job: "job-1" },
    ETag: stored.ETag,
  });
  // As md5sum says.
  expect(stored.ETag).toBe('"bcf1c333d8d1d5c269fcb43997079601"');
});

test("a stream of unknown checksum arrives through aws-chunked with a trailer", async () => {
  const bytes = randomBytes(3_000_000);
  const seen = await headersOfPut({
    Bucket,
    Key: "stream",
    Body: Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)]),
    ContentLength: bytes.length,
  });
  const got = await client.send(new GetObjectCommand({ Bucket, Key: "stream" }));

  expect(seen).toMatchObject({
    "content-encoding": "aws-chunked",
    "x-amz-trailer": "x-amz-checksum-crc32",
  });
  expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(bytes);
  expect(got.ContentEncoding).toBeUndefined();
});

async function headersOfPut(
  input: ConstructorParameters<typeof PutObjectCommand>[0],
): Promise<unknown> {
  let headers: unknown;
  const command = new PutObjectCommand(input);
  command.middlewareStack.add(
    (next) => async (args) => {
      const { request } = args;
      if (typeof request === "object" && request !== null && "headers" in request) {
        headers = request.headers;
      }
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  await client.send(command);
  return headers;
}

test.each(["SHA1", "SHA256", "CRC32"] as const)(
  "a %s checksum is verified and given back",
  async (ChecksumAlgorithm) => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: "sum", Body: "body", ChecksumAlgorithm }),
    );

    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: "sum", ChecksumMode: "ENABLED" }),
    );

    expect(head[`Checksum${ChecksumAlgorithm}`]).toMatch(/=$/);
  },
);

test("a body that does not match its checksum is not stored", async () => {
  const wrong = new PutObjectCommand({
    Bucket,
    Key: "wrong",
    Body: "body",
    ChecksumCRC32: "AAAAAA==",
  });

  await expect(client.send(wrong)).rejects.toMatchObject({ name: "BadDigest" });
  await expect(textOf("wrong")).rejects.toThrow(NoSuchKey);
  expect(await dataFiles()).toEqual([]);
});

test.each([
  "a/b/c.txt",
  "with space + plus & amp.csv",
  "Żółw/Müller/日本.json",
  "../../etc/passwd",
  "a//b",
  "/leading",
  "trailing/",
  "%41",
  "quote\"'<x>",
  "dots/./../up",
])("the key %j is just a name", async (Key) => {
  await put(Key, "here");

  expect(await textOf(Key)).toBe("here");
  const listed = await client.send(new ListObjectsV2Command({ Bucket }));
  expect(listed.Contents?.map((object) => object.Key)).toEqual([Key]);
});

test("nothing is written outside the bucket's own three folders", async () => {
  await put("../../outside");

  expect(await readdir(path.join(directory, Bucket))).toEqual(["data", "records", "uploads"]);
  expect(await dataFiles()).toHaveLength(1);
});

test("If-None-Match: * stores only when nothing is there, also in a race", async () => {
  const attempts = Array.from({ length: 8 }, (_, index) =>
    client.send(
      new PutObjectCommand({ Bucket, Key: "once", Body: `attempt ${index}`, IfNoneMatch: "*" }),
    ),
  );

  const outcomes = await Promise.allSettled(attempts);

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { name: "PreconditionFailed", $metadata: { httpStatusCode: 412 } },
  });
  expect(await dataFiles()).toHaveLength(1);
});

test("If-Match replaces only the version that was read", async () => {
  const first = await put("versioned", "one");
  const replace = (Body: string) =>
    client.send(
      new PutObjectCommand({ Bucket, Key: "versioned", Body, ...(first && { IfMatch: first }) }),
    );

  await replace("two");
  await expect(replace("three")).rejects.toMatchObject({ name: "PreconditionFailed" });

  expect(await textOf("versioned")).toBe("two");
});

test.each([
  ["bytes=0-3", "0123", "bytes 0-3/10"],
  ["bytes=7-", "789", "bytes 7-9/10"],
  ["bytes=-2", "89", "bytes 8-9/10"],
  ["bytes=8-99", "89", "bytes 8-9/10"],
])("the range %s gives %s", async (Range, text, ContentRange) => {
  await put("digits", "0123456789");

  const got = await client.send(new GetObjectCommand({ Bucket, Key: "digits", Range }));

  expect(await got.Body?.transformToString()).toBe(text);
  expect(got).toMatchObject({ ContentRange, ContentLength: text.length });
});

test("a range behind the end is refused", async () => {
  await put("digits", "0123456789");

  await expect(
    client.send(new GetObjectCommand({ Bucket, Key: "digits", Range: "bytes=10-" })),
  ).rejects.toMatchObject({ name: "InvalidRange" });
});

test("reading under a condition sends the bytes only when it holds", async () => {
  const etag = await put("known");

  await expect(
    client.send(new GetObjectCommand({ Bucket, Key: "known", ...(etag && { IfNoneMatch: etag }) })),
  ).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  await expect(
    client.send(new GetObjectCommand({ Bucket, Key: "known", IfMatch: '"other"' })),
  ).rejects.toMatchObject({ name: "PreconditionFailed" });
});

test("an empty object is an object", async () => {
  await put("empty", "");

  expect(await textOf("empty")).toBe("");
});

test("a reader keeps the version it began with while a new one is stored", async () => {
  const old = Buffer.alloc(8_000_000, "a");
  await put("replaced", old);
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "replaced" }));

  await put("replaced", "new");

  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(old)).toBe(true);
  expect(await textOf("replaced")).toBe("new");
  expect(await dataFiles()).toHaveLength(1);
});

test("what is missing is named in S3's own words", async () => {
  await expect(textOf("nothing")).rejects.toThrow(NoSuchKey);
  await expect(client.send(new HeadObjectCommand({ Bucket, Key: "nothing" }))).rejects.toThrow(
    NotFound,
  );
  await expect(
    client.send(new GetObjectCommand({ Bucket: "no-such-bucket", Key: "x" })),
  ).rejects.toMatchObject({ name: "NoSuchBucket" });
  await expect(client.send(new ListObjectsV2Command({ Bucket: "no-such-bucket" }))).rejects.toThrow(
    NoSuchBucket,
  );
});

test("a deleted object is gone, and deleting it again is fine", async () => {
  await put("gone");

  await client.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
  await client.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));

  await expect(textOf("gone")).rejects.toThrow(NoSuchKey);
  expect(await dataFiles()).toEqual([]);
});

test("many objects are deleted at once, whatever their names", async () => {
  const keys = ["plain", "a & b <c>", "Żółw", "line\nbreak"];
  for (const key of [...keys, "stays"]) await put(key);

  const { Deleted } = await client.send(
    new DeleteObjectsCommand({
      Bucket,
      Delete: { Objects: [...keys, "never was"].map((Key) => ({ Key })) },
    }),
  );

  expect(Deleted?.map(({ Key }) => Key)).toEqual([...keys, "never was"]);
  const listed = await client.send(new ListObjectsV2Command({ Bucket }));
  expect(listed.Contents?.map(({ Key }) => Key)).toEqual(["stays"]);
});

test("a listing groups by delimiter and pages through groups and keys in order", async () => {
  for (const key of ["b", "a/1", "a/2", "jobs/1/x", "jobs/2/x", "c", "\u{1F600}", "\uFB00"])
    await put(key);
  const pages: string[][] = [];
  let token: string | undefined;

  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket,
        Delimiter: "/",
        MaxKeys: 2,
        ...(token && { ContinuationToken: token }),
      }),
    );
    pages.push([
      ...(page.Contents ?? []).map(({ Key = "" }) => Key),
      ...(page.CommonPrefixes ?? []).map(({ Prefix = "" }) => Prefix),
    ]);
    token = page.NextContinuationToken;
  } while (token);

  expect(pages).toEqual([
    ["b", "a/"],
    ["c", "jobs/"],
    ["\uFB00", "\u{1F600}"],
  ]);
});

test("a listing keeps to its prefix and starts after a key", async () => {
  for (const key of ["jobs/1", "jobs/2", "jobs/3", "other"]) await put(key);

  const listed = await client.send(
    new ListObjectsV2Command({ Bucket, Prefix: "jobs/", StartAfter: "jobs/1" }),
  );

  expect(listed.Contents).toMatchObject([
    { Key: "jobs/2", Size: 6 },
    { Key: "jobs/3", Size: 6 },
  ]);
  expect(listed).toMatchObject({ KeyCount: 2, IsTruncated: false });
});

test("a copy has the bytes, and its own metadata when asked", async () => {
  await client.send(
    new PutObjectCommand({ Bucket, Key: "from ż", Body: "bytes", Metadata: { a: "1" } }),
  );
  const CopySource = `${Bucket}/${encodeURIComponent("from ż")}`;

  const { CopyObjectResult } = await client.send(
    new CopyObjectCommand({ Bucket, Key: "same", CopySource }),
  );
  await client.send(
    new CopyObjectCommand({
      Bucket,
      Key: "other",
      CopySource,
      MetadataDirective: "REPLACE",
      ContentType: "text/csv",
      Metadata: { b: "2" },
    }),
  );

  expect(await textOf("same")).toBe("bytes");
  expect(CopyObjectResult?.LastModified).toBeInstanceOf(Date);
  expect(await client.send(new HeadObjectCommand({ Bucket, Key: "same" }))).toMatchObject({
    Metadata: { a: "1" },
  });
  expect(await client.send(new HeadObjectCommand({ Bucket, Key: "other" }))).toMatchObject({
    ContentType: "text/csv",
    Metadata: { b: "2" },
  });
});

test("a large stream goes up in parts by lib-storage", async () => {
  const bytes = randomBytes(12_000_000);

  const upload = new Upload({
    client,
    params: { Bucket, Key: "large.csv", Body: Readable.from([bytes]), ContentType: "text/csv" },
  });
  await upload.done();

  const got = await client.send(new GetObjectCommand({ Bucket, Key: "large.csv" }));
  expect(got).toMatchObject({ ContentType: "text/csv", ContentLength: bytes.length });
  expect(got.ETag).toMatch(/^"[\da-f]{32}-3"$/);
  expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  expect(await readdir(path.join(directory, Bucket, "uploads"))).toEqual([]);
});

test("parts that do not fit together complete nothing", async () => {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: "bad" }));
  const part = (PartNumber: number) =>
    client.send(new UploadPartCommand({ Bucket, Key: "bad", UploadId, PartNumber, Body: "small" }));
  const [one, two] = [await part(1), await part(2)];
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    client.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key: "bad",
        UploadId,
        MultipartUpload: { Parts },
      }),
    );
  const parts = [
    { PartNumber: 1, ETag: one.ETag },
    { PartNumber: 2, ETag: two.ETag },
  ];

  await expect(complete(parts)).rejects.toMatchObject({ name: "EntityTooSmall" });
  await expect(complete(parts.toReversed())).rejects.toMatchObject({ name: "InvalidPartOrder" });
  await expect(complete([{ PartNumber: 1, ETag: '"other"' }])).rejects.toMatchObject({
    name: "InvalidPart",
  });
  await client.send(new AbortMultipartUploadCommand({ Bucket, Key: "bad", UploadId }));
  await expect(part(3)).rejects.toMatchObject({ name: "NoSuchUpload" });
  await expect(textOf("bad")).rejects.toThrow(NoSuchKey);
});

test("a presigned PUT and GET work without credentials", async () => {
  const putUrl = await getSignedUrl(
    client,
    new PutObjectCommand({
      Bucket,
      Key: "upload ż.csv",
      ContentType: "text/csv",
      Metadata: { a: "1" },
    }),
  );
  const getUrl = await getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket,
      Key: "upload ż.csv",
      ResponseContentDisposition: 'attachment; filename="leads.csv"',
    }),
  );

  const stored = await fetch(putUrl, {
    method: "PUT",
    body: "name\nKestrel",
    headers: { "content-type": "text/csv" },
  });
  const got = await fetch(getUrl);

  expect(stored.status).toBe(200);
  expect(await got.text()).toBe("name\nKestrel");
  expect(got.headers.get("content-disposition")).toBe('attachment; filename="leads.csv"');
  expect(got.headers.get("x-amz-meta-a")).toBe("1");
});

test("a presigned address ends at its time and serves no other operation", async () => {
  await put("private");
  const hourAgo = new Date(Date.now() - 3_600_000);
  const command = new GetObjectCommand({ Bucket, Key: "private" });
  const expired = await getSignedUrl(client, command, { expiresIn: 3_599, signingDate: hourAgo });
  const valid = await getSignedUrl(client, command, { expiresIn: 3_660, signingDate: hourAgo });

  expect((await fetch(valid)).status).toBe(200);
  const refused = await fetch(expired);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("<Message>Request has expired</Message>");
  expect((await fetch(valid, { method: "DELETE" })).status).toBe(403);
  expect((await fetch(valid.split("?")[0] ?? "")).status).toBe(403);
  expect(await textOf("private")).toBe("private");
});

test("what is not done is said, with its name, and harms nothing", async () => {
  await put("kept", "kept");
  const tagging = new PutObjectTaggingCommand({
    Bucket,
    Key: "kept",
    Tagging: { TagSet: [{ Key: "a", Value: "b" }] },
  });
  const encrypted = new PutObjectCommand({
    Bucket,
    Key: "kept",
    Body: "new",
    ServerSideEncryption: "AES256",
  });
  const failure = { $metadata: { httpStatusCode: 501 } };

  await expect(client.send(tagging)).rejects.toMatchObject({
    ...failure,
    message: expect.stringContaining("tagging"),
  });
  await expect(client.send(encrypted)).rejects.toMatchObject({
    ...failure,
    message: expect.stringContaining("x-amz-server-side-encryption"),
  });
  await expect(
    client.send(new CreateBucketCommand({ Bucket: "new-bucket" })),
  ).rejects.toMatchObject(failure);
  expect(await textOf("kept")).toBe("kept");
});

test("a page of this machine may ask, a page of the internet may not", async () => {
  const preflight = (origin: string) =>
    fetch(`${storage.url}/${Bucket}/x`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type",
      },
    });

  const near = await preflight("http://localhost:4000");
  expect(near.status).toBe(200);
  expect(near.headers.get("access-control-allow-origin")).toBe("http://localhost:4000");
  expect(near.headers.get("access-control-allow-headers")).toBe("content-type");
  expect((await preflight("https://evil.example")).status).toBe(403);
  expect((await preflight("http://localhost.evil.example")).status).toBe(403);
});

test("an upload that breaks off leaves nothing", async () => {
  const { hostname, port } = new URL(storage.url);
  const request = http.request({
    hostname,
    port,
    method: "PUT",
    path: `/${Bucket}/broken`,
    headers: { authorization: "AWS4-HMAC-SHA256 local", "content-length": 1_000_000 },
  });
  request.on("error", () => undefined);
  request.write("only the beginning");
  await expect.poll(dataFiles).toHaveLength(1);

  request.destroy();

  await expect.poll(dataFiles).toEqual([]);
  await expect(textOf("broken")).rejects.toThrow(NoSuchKey);
});

test("what was stored before kill -9 is there afterwards, and half an upload is cleared away", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "object-storage-"));
  const first = await startInProcess(folder);
  const before = clientOf(first.url);
  const target = { Bucket: "kept", Key: "reports/1" };
  await before.send(new PutObjectCommand({ ...target, Body: "report", Metadata: { a: "1" } }));
  const { UploadId } = await before.send(
    new CreateMultipartUploadCommand({ ...target, Key: "parts" }),
  );
  const part = { Bucket: "kept", Key: "parts", UploadId, PartNumber: 1 };
  const { ETag } = await before.send(new UploadPartCommand({ ...part, Body: "part" }));
  const half = before.send(
    new PutObjectCommand({ ...target, Body: Readable.from(endless()), ContentLength: 1e9 }),
  );
  half.catch(() => undefined);
  await expect.poll(() => readdir(path.join(folder, "kept/data"))).toHaveLength(2);
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  before.destroy();

  const second = await startObjectStorage({ directory: folder });
  const after = clientOf(second.url);
  const got = await after.send(new GetObjectCommand(target));
  expect(await got.Body?.transformToString()).toBe("report");
  expect(got.Metadata).toEqual({ a: "1" });
  expect(await readdir(path.join(folder, "kept/data"))).toHaveLength(1);
  await after.send(
    new CompleteMultipartUploadCommand({
      Bucket: "kept",
      Key: "parts",
      UploadId,
      MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
    }),
  );
  const parts = await after.send(new GetObjectCommand({ Bucket: "kept", Key: "parts" }));
  expect(await parts.Body?.transformToString()).toBe("part");
  after.destroy();
  await second.close();
  await rm(folder, { recursive: true });
});

async function* endless(): AsyncGenerator<Buffer, void> {
  for (;;) {
    yield Buffer.alloc(1_000);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function startInProcess(folder: string) {
  const program = new URL("./object-storage-process.ts", import.meta.url);
  const child = fork(program, [folder], { execArgv: [] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [url] = await once(child, "message");
  return { child, url: String(url) };
}
