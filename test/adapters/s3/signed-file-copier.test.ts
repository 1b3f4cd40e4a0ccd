import { AwsClient } from "aws4fetch";
import { expect, test } from "vitest";
import { signedFileCopier } from "#shared/adapters/s3/signed-file-copier.ts";
import { FileNotFound } from "#shared/ports/file-store.ts";
import { testStorage } from "../../local/object-storage/test-storage.ts";
import { localServer } from "../../support/local-server.ts";

const storage = testStorage();

const client = new AwsClient({
  accessKeyId: "a",
  secretAccessKey: "b",
  service: "s3",
  region: "eu-west-1",
  retries: 0,
});

const copier = (url = storage.url) =>
  signedFileCopier(client, `${url}/${storage.bucket}`, storage.bucket);

test("a copy stays as it was when its original is written anew", async () => {
  await storage.put("drops/Fair 2026, list.csv", "Acme");

  await copier().copy("drops/Fair 2026, list.csv", "jobs/job-1/upload.csv");
  await storage.put("drops/Fair 2026, list.csv", "Northwind");

  expect(await storage.textOf("jobs/job-1/upload.csv")).toBe("Acme");
});

test("a file that is not there is told", async () => {
  await expect(copier().copy("drops/none.csv", "copy.csv")).rejects.toBeInstanceOf(FileNotFound);
});

test("a copy that failed after S3 had said 200 is no copy", async () => {
  const { url } = await localServer((_, response) => {
    response.writeHead(200).end("<Error><Code>InternalError</Code></Error>");
  });

  await expect(copier(url).copy("a.csv", "b.csv")).rejects.toThrow("InternalError");
});
