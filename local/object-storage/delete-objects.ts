import type { S3Answer } from "./answer.ts";
import type { Bucket } from "./bucket-files.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import { readSmallBody } from "./small-body.ts";
import { document, element, elementsIn, textIn } from "./xml.ts";

const MAX_KEYS = 1000;

export async function deleteObject(bucket: Bucket, { key }: S3Request): Promise<S3Answer> {
  await bucket.remove(key);
  return { status: 204, headers: {} };
}

export async function deleteObjects(bucket: Bucket, request: S3Request): Promise<S3Answer> {
  const xml = await readSmallBody(bucket, request);
  const keys = elementsIn(xml, "Object").map(keyOf);
  if (keys.length === 0 || keys.length > MAX_KEYS) {
    throw new S3Error("MalformedXML", "Between 1 and 1000 objects can be deleted at once");
  }
  for (const key of keys) await bucket.remove(key);
  const isQuiet = textIn(xml, "Quiet") === "true";
  const deleted = keys.map((key) => element("Deleted", [element("Key", key)]));
  return {
    status: 200,
    headers: {},
    xml: document(element("DeleteResult", isQuiet ? [] : deleted)),
  };
}

const UNSUPPORTED = ["VersionId", "ETag", "LastModifiedTime", "Size"];

function keyOf(object: string): string {
  const unsupported = UNSUPPORTED.find((name) => textIn(object, name) !== undefined);
  if (unsupported) {
    throw new S3Error("NotImplemented", `No DeleteObjects by ${unsupported} here`);
  }
  const key = textIn(object, "Key");
  if (!key) throw new S3Error("MalformedXML", "An object to delete has no key");
  return key;
}
