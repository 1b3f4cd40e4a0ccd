import { once } from "node:events";
import { createServer } from "node:http";
import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedFileReader } from "#shared/adapters/s3/signed-file-reader.ts";
import { FileNotFound } from "#shared/ports/file-store.ts";

const server = createServer((request, response) => {
  const isSigned = request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") ?? false;
  if (!isSigned) return void response.writeHead(403).end();
  if (request.url !== "/mails/inbound/a%20b") return void response.writeHead(404).end("<Error/>");
  response
    .writeHead(200, { "content-length": "5" })
    .end(request.method === "HEAD" ? undefined : "hello");
});
let bucketUrl = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  bucketUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/mails`;
});
afterAll(() => void server.close());

const reader = () =>
  signedFileReader(
    new AwsClient({
      accessKeyId: "a",
      secretAccessKey: "b",
      service: "s3",
      region: "eu-west-1",
      retries: 0,
    }),
    bucketUrl,
  );

test("a file is read and measured with a signed request", async () => {
  const chunks = await Array.fromAsync(await reader().read("inbound/a b"));

  expect(Buffer.concat(chunks).toString()).toBe("hello");
  expect(await reader().size("inbound/a b")).toBe(5);
});

test("a file that is not there is told from one that cannot be read", async () => {
  await expect(reader().read("inbound/none")).rejects.toBeInstanceOf(FileNotFound);
  expect(await reader().size("inbound/none")).toBeUndefined();
});
