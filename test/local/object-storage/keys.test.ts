import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { testStorage } from "./test-storage.ts";

const s3 = testStorage();

test("a deleted object is gone, and deleting it again is fine", async () => {
  await s3.put("gone");

  await s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: "gone" }));
  await s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: "gone" }));

  await expect(s3.textOf("gone")).rejects.toThrow(NoSuchKey);
  expect(await s3.dataFiles()).toEqual([]);
});

test("many objects are deleted at once, whatever their names", async () => {
  const keys = ["plain", "a & b <c>", "Żółw", "line\nbreak"];
  for (const key of [...keys, "stays"]) await s3.put(key);

  const { Deleted } = await s3.client.send(
    new DeleteObjectsCommand({
      Bucket: s3.bucket,
      Delete: { Objects: [...keys, "never was"].map((Key) => ({ Key })) },
    }),
  );

  expect(Deleted?.map(({ Key }) => Key)).toEqual([...keys, "never was"]);
  const listed = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket }));
  expect(listed.Contents?.map(({ Key }) => Key)).toEqual(["stays"]);
});

test("a listing groups by delimiter and pages through groups and keys in order", async () => {
  for (const key of ["b", "a/1", "a/2", "jobs/1/x", "jobs/2/x", "c", "\u{1F600}", "\uFB00"])
    await s3.put(key);
  const pages: string[][] = [];
  let token: string | undefined;

  do {
    const page = await s3.client.send(
      new ListObjectsV2Command({
        Bucket: s3.bucket,
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
  for (const key of ["jobs/1", "jobs/2", "jobs/3", "other"]) await s3.put(key);

  const listed = await s3.client.send(
    new ListObjectsV2Command({ Bucket: s3.bucket, Prefix: "jobs/", StartAfter: "jobs/1" }),
  );

  expect(listed.Contents).toMatchObject([
    { Key: "jobs/2", Size: 6 },
    { Key: "jobs/3", Size: 6 },
  ]);
  expect(listed).toMatchObject({ KeyCount: 2, IsTruncated: false });
});

test("a copy has the bytes, and its own metadata when asked", async () => {
  await s3.client.send(
    new PutObjectCommand({ Bucket: s3.bucket, Key: "from ż", Body: "bytes", Metadata: { a: "1" } }),
  );
  const CopySource = `${s3.bucket}/${encodeURIComponent("from ż")}`;

  const { CopyObjectResult } = await s3.client.send(
    new CopyObjectCommand({ Bucket: s3.bucket, Key: "same", CopySource }),
  );
  await s3.client.send(
    new CopyObjectCommand({
      Bucket: s3.bucket,
      Key: "other",
      CopySource,
      MetadataDirective: "REPLACE",
      ContentType: "text/csv",
      Metadata: { b: "2" },
    }),
  );

  expect(await s3.textOf("same")).toBe("bytes");
  expect(CopyObjectResult?.LastModified).toBeInstanceOf(Date);
  expect(
    await s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: "same" })),
  ).toMatchObject({
    Metadata: { a: "1" },
  });
  expect(
    await s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: "other" })),
  ).toMatchObject({
    ContentType: "text/csv",
    Metadata: { b: "2" },
  });
});
