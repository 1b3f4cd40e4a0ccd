import type { ObjectRecord } from "./bucket-files.ts";
import { S3Error } from "./s3-error.ts";

/** RFC 9110 section 13.2.2: ETags are asked before dates. True means 304. */
export function isUnchanged(
  { etag, lastModified }: ObjectRecord,
  headers: ReadonlyMap<string, string>,
): boolean {
  // HTTP dates have whole seconds.
  const modified = Math.floor(Date.parse(lastModified) / 1000) * 1000;
  const match = headers.get("if-match");
  const unmodifiedSince = dateIn(headers.get("if-unmodified-since"));
  if (match === undefined ? modified > unmodifiedSince : !names(match, etag)) {
    throw new S3Error("PreconditionFailed", "At least one of the pre-conditions did not hold");
  }
  const noneMatch = headers.get("if-none-match");
  if (noneMatch !== undefined) return names(noneMatch, etag);
  const modifiedSince = dateIn(headers.get("if-modified-since"));
  return modified <= modifiedSince;
}

function names(list: string, etag: string): boolean {
  const tags = list.split(",").map((tag) => tag.trim());
  return tags.some((tag) => tag === "*" || tag === etag || `"${tag}"` === etag);
}

/** NaN, which no comparison holds for, when there is no date. */
function dateIn(header: string | undefined): number {
  return Date.parse(header ?? "");
}
