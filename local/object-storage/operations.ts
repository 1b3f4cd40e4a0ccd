import { S3Error } from "./s3-error.ts";

export type Operation =
  | "PutObject"
  | "CopyObject"
  | "GetObject"
  | "HeadObject"
  | "DeleteObject"
  | "DeleteObjects"
  | "ListObjectsV2"
  | "CreateMultipartUpload"
  | "UploadPart"
  | "CompleteMultipartUpload"
  | "AbortMultipartUpload";

type Asked = {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: ReadonlyMap<string, string>;
};

/** What is not in the table is answered 501 with its name: nothing succeeds here that did not happen. */
export function recognise(asked: Asked): Operation {
  const { method, bucket, key, query, headers } = asked;
  const isCopy = headers.has("x-amz-copy-source");
  const shape = SHAPES.find(
    (candidate) =>
      candidate.method === method &&
      candidate.on === (key === "" ? "bucket" : "object") &&
      candidate.needs.every((name) => query.has(name)) &&
      (candidate.operation === "CopyObject") === isCopy &&
      [...query.keys()].every((name) => isKnownParameter(candidate, name)),
  );
  const name = query.get("x-id");
  if (!shape || bucket === "") {
    const described = name ?? `${method} ${key === "" ? "bucket" : "object"} ?${query}`;
    throw new S3Error("NotImplemented", `The local object storage does not do ${described}`);
  }
  if (name !== null && name !== shape.operation) {
    throw new S3Error("SignatureDoesNotMatch", `${name} was signed, ${shape.operation} was asked`);
  }
  const unknown = [...headers.keys()].find((header) => !isKnownHeader(shape, header));
  if (unknown !== undefined) {
    throw new S3Error(
      "NotImplemented",
      `The local object storage does not do ${shape.operation} with the header ${unknown}`,
    );
  }
  return shape.operation;
}

type Shape = {
  readonly operation: Operation;
  readonly method: string;
  readonly on: "bucket" | "object";
  readonly needs: readonly string[];
  readonly parameters?: RegExp;
  readonly headers?: RegExp;
};

const CHECKED_BODY =
  /^x-amz-(checksum-(crc32|sha1|sha256)|sdk-checksum-algorithm|trailer|decoded-content-length)$/;
const STORED_BODY = new RegExp(`${CHECKED_BODY.source}|^x-amz-meta-|^if-(none-)?match$`);
const READ = /^x-amz-checksum-mode$|^if-/;
const COPY = /^x-amz-(copy-source|metadata-directive|meta-.+)$/;
const CREATE = /^x-amz-(checksum-(algorithm|type)|sdk-checksum-algorithm|meta-.+)$/;
const COMPLETE =
  /^x-amz-(checksum-(crc32|sha1|sha256|type)|sdk-checksum-algorithm|mp-object-size)$|^if-(none-)?match$/;
const OVERRIDES =
  /^response-(content-type|content-disposition|content-language|content-encoding|cache-control|expires)$/;
const LISTING = /^(prefix|delimiter|max-keys|continuation-token|start-after|encoding-type)$/;

const SHAPES: readonly Shape[] = [
  { operation: "CopyObject", method: "PUT", on: "object", needs: [], headers: COPY },
  {
    operation: "UploadPart",
    method: "PUT",
    on: "object",
    needs: ["uploadId", "partNumber"],
    headers: CHECKED_BODY,
  },
  { operation: "PutObject", method: "PUT", on: "object", needs: [], headers: STORED_BODY },
  {
    operation: "GetObject",
    method: "GET",
    on: "object",
    needs: [],
    parameters: OVERRIDES,
    headers: READ,
  },
  {
    operation: "HeadObject",
    method: "HEAD",
    on: "object",
    needs: [],
    parameters: OVERRIDES,
    headers: READ,
  },
  { operation: "AbortMultipartUpload", method: "DELETE", on: "object", needs: ["uploadId"] },
  { operation: "DeleteObject", method: "DELETE", on: "object", needs: [] },
  {
    operation: "CreateMultipartUpload",
    method: "POST",
    on: "object",
    needs: ["uploads"],
    headers: CREATE,
  },
  {
    operation: "CompleteMultipartUpload",
    method: "POST",
    on: "object",
    needs: ["uploadId"],
    headers: COMPLETE,
  },
  {
    operation: "DeleteObjects",
    method: "POST",
    on: "bucket",
    needs: ["delete"],
    headers: CHECKED_BODY,
  },
  {
    operation: "ListObjectsV2",
    method: "GET",
    on: "bucket",
    needs: ["list-type"],
    parameters: LISTING,
  },
];

function isKnownParameter({ needs, parameters }: Shape, name: string): boolean {
  return name === "x-id" || needs.includes(name) || (parameters?.test(name) ?? false);
}

const SIGNING = /^x-amz-(content-sha256|date|security-token|user-agent)$/;

function isKnownHeader({ headers }: Shape, header: string): boolean {
  const changesMeaning = header.startsWith("x-amz-") || header.startsWith("if-");
  return !changesMeaning || SIGNING.test(header) || (headers?.test(header) ?? false);
}
