import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { FileWriter } from "#shared/ports/file-store.ts";
import { s3FileReader } from "./file-reader.ts";

/** Without the links: a function that gives nobody a URL does not carry what signs one. */
export function s3FileWriter(client: S3Client, Bucket: string): FileWriter {
  return {
    ...s3FileReader(client, Bucket),

    async write(key, content, contentType) {
      const Body = Readable.from(content);
      const params = { Bucket, Key: key, Body, ContentType: contentType };
      await new Upload({ client, params }).done();
    },
  };
}
