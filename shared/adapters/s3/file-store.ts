import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { FileStore } from "#shared/ports/file-store.ts";
import { s3FileWriter } from "./file-writer.ts";

export function s3FileStore(client: S3Client, Bucket: string): FileStore {
  return {
    ...s3FileWriter(client, Bucket),

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
