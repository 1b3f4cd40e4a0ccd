import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { testStorage } from "./test-storage.ts";

const s3 = testStorage();

test("If-None-Match: * stores only when nothing is there, also in a race", async () => {
  const attempts = Array.from({ length: 8 }, (_, index) =>
    s3.client.send(
      new PutObjectCommand({
        Bucket: s3.bucket,
        Key: "once",
        Body: `attempt ${index}`,
        IfNoneMatch: "*",
      }),
    ),
  );

  const outcomes = await Promise.allSettled(attempts);

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { name: "PreconditionFailed", $metadata: { httpStatusCode: 412 } },
  });
  expect(await s3.dataFiles()).toHaveLength(1);
});

test("If-Match replaces only the version that was read", async () => {
  const first = await s3.put("versioned", "one");
  const replace = (Body: string) =>
    s3.client.send(
      new PutObjectCommand({
        Bucket: s3.bucket,
        Key: "versioned",
        Body,
        ...(first && { IfMatch: first }),
      }),
    );

  await replace("two");
  await expect(replace("three")).rejects.toMatchObject({ name: "PreconditionFailed" });

  expect(await s3.textOf("versioned")).toBe("two");
});

test.each([
  ["bytes=0-3", "0123", "bytes 0-3/10"],
  ["bytes=7-", "789", "bytes 7-9/10"],
  ["bytes=-2", "89", "bytes 8-9/10"],
  ["bytes=8-99", "89", "bytes 8-9/10"],
])("the range %s gives %s", async (Range, text, ContentRange) => {
  await s3.put("digits", "0123456789");

  const got = await s3.client.send(
    new GetObjectCommand({ Bucket: s3.bucket, Key: "digits", Range }),
  );

  expect(await got.Body?.transformToString()).toBe(text);
  expect(got).toMatchObject({ ContentRange, ContentLength: text.length });
});

test("a range behind the end is refused", async () => {
  await s3.put("digits", "0123456789");

  await expect(
    s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: "digits", Range: "bytes=10-" })),
  ).rejects.toMatchObject({ name: "InvalidRange" });
});

test("reading under a condition sends the bytes only when it holds", async () => {
  const etag = await s3.put("known");

  await expect(
    s3.client.send(
      new GetObjectCommand({ Bucket: s3.bucket, Key: "known", ...(etag && { IfNoneMatch: etag }) }),
    ),
  ).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  await expect(
    s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: "known", IfMatch: '"other"' })),
  ).rejects.toMatchObject({ name: "PreconditionFailed" });
});

test("an empty object is an object", async () => {
  await s3.put("empty", "");

  expect(await s3.textOf("empty")).toBe("");
});

test("a reader keeps the version it began with while a new one is stored", async () => {
  const old = Buffer.alloc(8_000_000, "a");
  await s3.put("replaced", old);
  const { Body } = await s3.client.send(
    new GetObjectCommand({ Bucket: s3.bucket, Key: "replaced" }),
  );

  await s3.put("replaced", "new");

  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(old)).toBe(true);
  expect(await s3.textOf("replaced")).toBe("new");
  expect(await s3.dataFiles()).toHaveLength(1);
});

test("what is missing is named in S3's own words", async () => {
  await expect(s3.textOf("nothing")).rejects.toThrow(NoSuchKey);
  await expect(
    s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: "nothing" })),
  ).rejects.toThrow(NotFound);
  await expect(
    s3.client.send(new GetObjectCommand({ Bucket: "no-such-bucket", Key: "x" })),
  ).rejects.toMatchObject({ name: "NoSuchBucket" });
  await expect(
    s3.client.send(new ListObjectsV2Command({ Bucket: "no-such-bucket" })),
  ).rejects.toThrow(NoSuchBucket);
});
