import { Readable } from "node:stream";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  type S3Client,
} from "@aws-sdk/client-s3";
import { FileNotFound, type FileReader } from "#shared/ports/file-store.ts";

/** Reading alone: a function that only reads does not carry what writing needs. */
export function s3FileReader(client: S3Client, Bucket: string): FileReader {
  return {
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
        if (!(Body instanceof Readable)) throw new Error(`S3 gave no stream for ${key}`);
        return Body;
      } catch (error) {
        if (error instanceof NoSuchKey) throw new FileNotFound(key, { cause: error });
        throw error;
      }
    },

    async size(key) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
        return ContentLength;
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
  };
}
