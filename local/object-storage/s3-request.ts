import type http from "node:http";
import { type Operation, recognise } from "./operations.ts";
import { checkPresigned } from "./presigned.ts";
import { S3Error } from "./s3-error.ts";

export type S3Request = {
  readonly operation: Operation;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  /** Lower-case names; what a presigner moved into the query is here again. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: http.IncomingMessage;
};

const MAX_KEY_BYTES = 1024;

/** Reads the raw address: a URL parser would resolve the dots and slashes that are legal parts of a key. */
export function readS3Request(request: http.IncomingMessage, now: Date): S3Request {
  const [rawPath = "/", ...rest] = (request.url ?? "/").split("?");
  const query = new URLSearchParams(rest.join("?"));
  const headers = headersOf(request);
  requireSignature(headers, query);

  const [, bucket = "", ...keyParts] = rawPath.split("/").map(decoded);
  const key = keyParts.join("/");
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Error("KeyTooLongError", "Your key is too long");
  }
  if (query.has("X-Amz-Signature")) {
    checkPresigned(query, now);
    moveBack(query, headers);
  }
  const method = request.method ?? "GET";
  const operation = recognise({ method, bucket, key, query, headers });
  return { operation, bucket, key, query, headers, body: request };
}

function headersOf(request: http.IncomingMessage): Map<string, string> {
  const distinct = Object.entries(request.headersDistinct);
  return new Map(distinct.map(([name, values = []]) => [name, values.join(", ")]));
}

/** The signature itself is not verified: everybody on this machine may know the local secret. */
function requireSignature(headers: ReadonlyMap<string, string>, query: URLSearchParams): void {
  const isSigned =
    headers.get("authorization")?.startsWith("AWS4-HMAC-SHA256 ") || query.has("X-Amz-Signature");
  if (!isSigned) throw new S3Error("AccessDenied", "Access Denied: the request is not signed");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw Object.assign(new S3Error("InvalidArgument", `Not percent-encoded UTF-8: ${part}`), {
      cause,
    });
  }
}

// The SDK presigns a checksum of the body it does not have yet; S3 ignores checksums in the query.
const IGNORED_IN_QUERY = /^x-amz-(checksum-|sdk-checksum-algorithm)/;

function moveBack(query: URLSearchParams, headers: Map<string, string>): void {
  for (const [name, value] of [...query]) {
    const header = name.toLowerCase();
    if (!header.startsWith("x-amz-")) continue;
    query.delete(name);
    if (!/^X-Amz-/.test(name) && !IGNORED_IN_QUERY.test(header)) headers.set(header, value);
  }
}
