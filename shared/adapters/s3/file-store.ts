import { Readable } from "node:stream";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { FileNotFound, type FileStore } from "#shared/ports/file-store.ts";

export function s3FileStore(client: S3Client, Bucket: string): FileStore {
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

    async write(key, content, contentType) {
      const Body = Readable.from(content);
      const params = { Bucket, Key: key, Body, ContentType: contentType };
      await new Upload({ client, params }).done();
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

    uploadUrl: (key, contentType, seconds) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket, Key: key, ContentType: contentType }), {
        expiresIn: seconds,
      }),

    downloadUrl: (key, fileName, seconds) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket,
          Key: key,
          ResponseContentDisposition: `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, "_")}"`,
        }),
        { expiresIn: seconds },
      ),
  };
}
