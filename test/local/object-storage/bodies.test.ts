import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { testStorage } from "./test-storage.ts";

const s3 = testStorage();

test("an object comes back with its bytes, type, metadata and ETag", async () => {
  const stored = await s3.client.send(
    new PutObjectCommand({
      Bucket: s3.bucket,
      Key: "leads.csv",
      Body: "name\nKestrel",
      ContentType: "text/csv",
      ContentDisposition: 'attachment; filename="leads.csv"',
      Metadata: { job: "job-1" },
    }),
  );
  const got = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: "leads.csv" }));

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
    Bucket: s3.bucket,
    Key: "stream",
    Body: Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)]),
    ContentLength: bytes.length,
  });
  const got = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: "stream" }));

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
  await s3.client.send(command);
  return headers;
}

test.each(["SHA1", "SHA256", "CRC32"] as const)(
  "a %s checksum is verified and given back",
  async (ChecksumAlgorithm) => {
    await s3.client.send(
      new PutObjectCommand({ Bucket: s3.bucket, Key: "sum", Body: "body", ChecksumAlgorithm }),
    );

    const head = await s3.client.send(
      new HeadObjectCommand({ Bucket: s3.bucket, Key: "sum", ChecksumMode: "ENABLED" }),
    );

    expect(head[`Checksum${ChecksumAlgorithm}`]).toMatch(/=$/);
  },
);

test("a body that does not match its checksum is not stored", async () => {
  const wrong = new PutObjectCommand({
    Bucket: s3.bucket,
    Key: "wrong",
    Body: "body",
    ChecksumCRC32: "AAAAAA==",
  });

  await expect(s3.client.send(wrong)).rejects.toMatchObject({ name: "BadDigest" });
  await expect(s3.textOf("wrong")).rejects.toThrow(NoSuchKey);
  expect(await s3.dataFiles()).toEqual([]);
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
  await s3.put(Key, "here");

  expect(await s3.textOf(Key)).toBe("here");
  const listed = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket }));
  expect(listed.Contents?.map((object) => object.Key)).toEqual([Key]);
});

test("nothing is written outside the bucket's own three folders", async () => {
  await s3.put("../../outside");

  expect(await readdir(path.join(s3.directory, s3.bucket))).toEqual(["data", "records", "uploads"]);
  expect(await s3.dataFiles()).toHaveLength(1);
});
