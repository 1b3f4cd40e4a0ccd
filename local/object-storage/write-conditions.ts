import type { ObjectRecord } from "./bucket-files.ts";
import { S3Error } from "./s3-error.ts";

/** If-None-Match: * and If-Match of a write, to be asked at the moment of the commit. */
export function writeConditions(
  headers: ReadonlyMap<string, string>,
): (current: ObjectRecord | undefined) => void {
  const unless = headers.get("if-none-match");
  const only = headers.get("if-match");
  if (unless !== undefined && unless !== "*") {
    throw new S3Error("NotImplemented", "If-None-Match of a write can only be *");
  }
  return (current) => {
    if (unless !== undefined && current) throw failed("If-None-Match");
    if (only === undefined) return;
    if (!current) throw new S3Error("NoSuchKey", "The specified key does not exist.");
    if (only !== current.etag && `"${only}"` !== current.etag) throw failed("If-Match");
  };
}

function failed(condition: string): S3Error {
  const message = "At least one of the pre-conditions you specified did not hold";
  return new S3Error("PreconditionFailed", `${message}: ${condition}`);
}
