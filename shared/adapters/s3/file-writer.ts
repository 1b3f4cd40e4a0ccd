import {
  AbortMultipartUploadCommand,
  ChecksumAlgorithm,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { FileWriter } from "#shared/ports/file-store.ts";
import { s3FileReader } from "./file-reader.ts";

/** S3 takes 10,000 parts, none but the last under 5 MiB: files of up to 78 GiB, with one part of them in memory. */
const PART_BYTES = 8 * 1024 * 1024;

/** Without the links: a function that gives nobody a URL does not carry what signs one. */
export function s3FileWriter(client: S3Client, Bucket: string): FileWriter {
  return {
    ...s3FileReader(client, Bucket),

    async write(key, content, contentType) {
      const target = { Bucket, Key: key };
      const parts = partsOf(content);
      const { value: first } = await parts.next();
      if (!first || first.length < PART_BYTES) {
        const Body = first ?? new Uint8Array();
        await client.send(new PutObjectCommand({ ...target, Body, ContentType: contentType }));
        return;
      }
      // S3 takes checked parts only for an upload that was begun with the same kind of checksum.
      const checked = { ...target, ChecksumAlgorithm: ChecksumAlgorithm.CRC32 };
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ ...checked, ContentType: contentType }),
      );
      const upload = async (PartNumber: number, Body: Uint8Array): Promise<CompletedPart> => {
        const part = new UploadPartCommand({ ...checked, UploadId, PartNumber, Body });
        const { ETag, ChecksumCRC32 } = await client.send(part);
        return { PartNumber, ETag, ChecksumCRC32 };
      };
      try {
        const Parts = [await upload(1, first)];
        for await (const part of parts) Parts.push(await upload(Parts.length + 1, part));
        const MultipartUpload = { Parts };
        await client.send(
          new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }),
        );
      } catch (error) {
        // The parts of a file that never was lie unseen and are paid for; why it broke off is what its reader must know.
        const abort = new AbortMultipartUploadCommand({ ...target, UploadId });
        await client.send(abort).catch(() => undefined);
        throw error;
      }
    },
  };
}

/** All of a size but the last. */
async function* partsOf(
  content: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
    if (length < PART_BYTES) continue;
    yield Buffer.concat(pieces, length);
    pieces = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(pieces, length);
}
