import { Readable } from "node:stream";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { FileStore } from "#shared/ports/file-store.ts";
import { s3FileReader } from "./file-reader.ts";

export function s3FileStore(client: S3Client, Bucket: string): FileStore {
  return {
    ...s3FileReader(client, Bucket),

    async write(key, content, contentType) {
      const Body = Readable.from(content);
      const params = { Bucket, Key: key, Body, ContentType: contentType };
      await new Upload({ client, params }).done();
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
