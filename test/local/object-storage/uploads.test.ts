import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { expect, test } from "vitest";
import { testStorage } from "./test-storage.ts";

const s3 = testStorage();

test("a large stream goes up in parts by lib-storage", async () => {
  const bytes = randomBytes(12_000_000);

  const upload = new Upload({
    client: s3.client,
    params: {
      Bucket: s3.bucket,
      Key: "large.csv",
      Body: Readable.from([bytes]),
      ContentType: "text/csv",
    },
  });
  await upload.done();

  const got = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: "large.csv" }));
  expect(got).toMatchObject({ ContentType: "text/csv", ContentLength: bytes.length });
  expect(got.ETag).toMatch(/^"[\da-f]{32}-3"$/);
  expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  expect(await readdir(path.join(s3.directory, s3.bucket, "uploads"))).toEqual([]);
});

test("parts that do not fit together complete nothing", async () => {
  const { UploadId } = await s3.client.send(
    new CreateMultipartUploadCommand({ Bucket: s3.bucket, Key: "bad" }),
  );
  const part = (PartNumber: number) =>
    s3.client.send(
      new UploadPartCommand({ Bucket: s3.bucket, Key: "bad", UploadId, PartNumber, Body: "small" }),
    );
  const [one, two] = [await part(1), await part(2)];
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    s3.client.send(
      new CompleteMultipartUploadCommand({
        Bucket: s3.bucket,
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
  await s3.client.send(
    new AbortMultipartUploadCommand({ Bucket: s3.bucket, Key: "bad", UploadId }),
  );
  await expect(part(3)).rejects.toMatchObject({ name: "NoSuchUpload" });
  await expect(s3.textOf("bad")).rejects.toThrow(NoSuchKey);
});

test("a presigned PUT and GET work without credentials", async () => {
  const putUrl = await getSignedUrl(
    s3.client,
    new PutObjectCommand({
      Bucket: s3.bucket,
      Key: "upload ż.csv",
      ContentType: "text/csv",
      Metadata: { a: "1" },
    }),
  );
  const getUrl = await getSignedUrl(
    s3.client,
    new GetObjectCommand({
      Bucket: s3.bucket,
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
  await s3.put("private");
  const hourAgo = new Date(Date.now() - 3_600_000);
  const command = new GetObjectCommand({ Bucket: s3.bucket, Key: "private" });
  const expired = await getSignedUrl(s3.client, command, {
    expiresIn: 3_599,
    signingDate: hourAgo,
  });
  const valid = await getSignedUrl(s3.client, command, { expiresIn: 3_660, signingDate: hourAgo });

  expect((await fetch(valid)).status).toBe(200);
  const refused = await fetch(expired);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("<Message>Request has expired</Message>");
  expect((await fetch(valid, { method: "DELETE" })).status).toBe(403);
  expect((await fetch(valid.split("?")[0] ?? "")).status).toBe(403);
  expect(await s3.textOf("private")).toBe("private");
});
