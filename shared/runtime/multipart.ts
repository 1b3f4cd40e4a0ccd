import { randomUUID } from "node:crypto";

type MultipartFile = {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

/** A list is sent as the same name several times. */
export type MultipartFields = Readonly<Record<string, string | readonly string[] | MultipartFile>>;

/** multipart/form-data (RFC 7578). Names are ours and need no escaping. */
export function encodeMultipart(fields: MultipartFields): {
  readonly contentType: string;
  readonly body: Uint8Array;
} {
  const boundary = `form-${randomUUID()}`;
  const parts = Object.entries(fields).flatMap(([name, value]) => partsOf(name, value));
  const body = Buffer.concat([
    ...parts.flatMap(({ head, bytes }) => [
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      bytes,
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

type Part = { readonly head: string; readonly bytes: Uint8Array };

function partsOf(name: string, value: MultipartFields[string]): readonly Part[] {
  if (typeof value === "string") return [{ head: `name="${name}"`, bytes: Buffer.from(value) }];
  if (!("bytes" in value)) return value.flatMap((one) => partsOf(name, one));
  const { fileName, contentType, bytes } = value;
  const head = `name="${name}"; filename="${fileName}"\r\ncontent-type: ${contentType}`;
  return [{ head, bytes }];
}
