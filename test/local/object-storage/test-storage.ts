import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach } from "vitest";
import {
  type ObjectStorage,
  startObjectStorage,
} from "../../../local/object-storage/object-storage.ts";

type TestStorage = {
  readonly client: S3Client;
  readonly url: string;
  readonly directory: string;
  /** A new one for each test. */
  readonly bucket: string;
  readonly put: (Key: string, Body?: string | Buffer) => Promise<string | undefined>;
  readonly textOf: (Key: string) => Promise<string | undefined>;
  /** What lies on the disk of the bucket's bytes. */
  readonly dataFiles: () => Promise<string[]>;
};

/** One object storage for the tests of a file. */
export function testStorage(): TestStorage {
  let directory: string;
  let storage: ObjectStorage;
  let client: S3Client;
  let number = 0;
  const bucket = (): string => `bucket-${number}`;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "object-storage-"));
    storage = await startObjectStorage({ directory });
    client = clientOf(storage.url);
  });
  beforeEach(async () => {
    number += 1;
    await storage.createBucket(bucket());
  });
  afterAll(async () => {
    client.destroy();
    await storage.close();
    await rm(directory, { recursive: true });
  });

  return {
    get client() {
      return client;
    },
    get url() {
      return storage.url;
    },
    get directory() {
      return directory;
    },
    get bucket() {
      return bucket();
    },
    async put(Key, Body = Key) {
      return (await client.send(new PutObjectCommand({ Bucket: bucket(), Key, Body }))).ETag;
    },
    async textOf(Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket(), Key }));
      return Body?.transformToString();
    },
    dataFiles: () => readdir(path.join(directory, bucket(), "data")),
  };
}

export function clientOf(endpoint: string): S3Client {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new S3Client({ endpoint, region: "eu-central-1", credentials, forcePathStyle: true });
}
