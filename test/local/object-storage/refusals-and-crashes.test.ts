import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect, onTestFinished, test } from "vitest";
import { startObjectStorage } from "../../../local/object-storage/object-storage.ts";
import { clientOf, testStorage } from "./test-storage.ts";

const s3 = testStorage();

test("what is not done is said, with its name, and harms nothing", async () => {
  await s3.put("kept", "kept");
  const tagging = new PutObjectTaggingCommand({
    Bucket: s3.bucket,
    Key: "kept",
    Tagging: { TagSet: [{ Key: "a", Value: "b" }] },
  });
  const encrypted = new PutObjectCommand({
    Bucket: s3.bucket,
    Key: "kept",
    Body: "new",
    ServerSideEncryption: "AES256",
  });
  const failure = { $metadata: { httpStatusCode: 501 } };

  await expect(s3.client.send(tagging)).rejects.toMatchObject({
    ...failure,
    message: expect.stringContaining("tagging"),
  });
  await expect(s3.client.send(encrypted)).rejects.toMatchObject({
    ...failure,
    message: expect.stringContaining("x-amz-server-side-encryption"),
  });
  await expect(
    s3.client.send(new CreateBucketCommand({ Bucket: "new-bucket" })),
  ).rejects.toMatchObject(failure);
  expect(await s3.textOf("kept")).toBe("kept");
});

test("a page of this machine may ask, a page of the internet may not", async () => {
  const preflight = (origin: string) =>
    fetch(`${s3.url}/${s3.bucket}/x`, {
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
  const { hostname, port } = new URL(s3.url);
  const request = http.request({
    hostname,
    port,
    method: "PUT",
    path: `/${s3.bucket}/broken`,
    headers: { authorization: "AWS4-HMAC-SHA256 local", "content-length": 1_000_000 },
  });
  request.on("error", () => undefined);
  request.write("only the beginning");
  await expect.poll(s3.dataFiles).toHaveLength(1);

  request.destroy();

  await expect.poll(s3.dataFiles).toEqual([]);
  await expect(s3.textOf("broken")).rejects.toThrow(NoSuchKey);
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
