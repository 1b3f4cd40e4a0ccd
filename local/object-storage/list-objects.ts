import type { S3Answer } from "./answer.ts";
import { type Bucket, compareKeys, type ObjectRecord } from "./bucket-files.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import { document, element, type Xml } from "./xml.ts";

const MAX_KEYS = 1000;

export function listObjects(bucket: Bucket, { bucket: name, query }: S3Request): S3Answer {
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const page = pageOf(bucket.sortedRecords(), {
    prefix,
    delimiter,
    after: startOf(query),
    limit: limitOf(query.get("max-keys")),
  });
  const shown = query.get("encoding-type") === "url" ? encodeURIComponent : (text: string) => text;
  const contents = page.records.map((record) => contentsOf(record, shown));
  const prefixes = page.prefixes.map((common) =>
    element("CommonPrefixes", [element("Prefix", shown(common))]),
  );
  const next =
    page.last === undefined ? [] : [element("NextContinuationToken", tokenOf(page.last))];
  const result = element("ListBucketResult", [
    element("Name", name),
    element("Prefix", shown(prefix)),
    ...(delimiter ? [element("Delimiter", shown(delimiter))] : []),
    ...(query.has("encoding-type") ? [element("EncodingType", "url")] : []),
    element("MaxKeys", limitOf(query.get("max-keys"))),
    element("KeyCount", contents.length + prefixes.length),
    element("IsTruncated", page.last !== undefined),
    ...next,
    ...contents,
    ...prefixes,
  ]);
  return { status: 200, headers: {}, xml: document(result) };
}

type Listing = {
  readonly prefix: string;
  readonly delimiter: string;
  /** A key or a common prefix: the page starts behind all of it. */
  readonly after: string;
  readonly limit: number;
};

type Page = {
  readonly records: readonly ObjectRecord[];
  readonly prefixes: readonly string[];
  /** Set when there is more. */
  readonly last?: string;
};

function pageOf(
  sorted: readonly ObjectRecord[],
  { prefix, delimiter, after, limit }: Listing,
): Page {
  const records: ObjectRecord[] = [];
  const prefixes: string[] = [];
  let last = after;
  for (const record of sorted) {
    const { key } = record;
    if (!key.startsWith(prefix) || (after && compareKeys(key, after) <= 0)) continue;
    const common = commonPrefix(key, prefix, delimiter);
    if (common !== undefined && (common === last || common === after)) continue;
    if (limit === 0) return { records, prefixes };
    if (records.length + prefixes.length === limit) return { records, prefixes, last };
    if (common === undefined) records.push(record);
    else prefixes.push(common);
    last = common ?? key;
  }
  return { records, prefixes };
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function startOf(query: URLSearchParams): string {
  const token = query.get("continuation-token");
  if (token === null) return query.get("start-after") ?? "";
  return Buffer.from(token, "base64url").toString("utf8");
}

function tokenOf(last: string): string {
  return Buffer.from(last).toString("base64url");
}

function limitOf(text: string | null): number {
  const limit = text === null ? MAX_KEYS : Number(text);
  if (!Number.isInteger(limit) || limit < 0) {
    throw new S3Error("InvalidArgument", "max-keys must be a whole number");
  }
  return Math.min(limit, MAX_KEYS);
}

function contentsOf(record: ObjectRecord, shown: (text: string) => string): Xml {
  return element("Contents", [
    element("Key", shown(record.key)),
    element("LastModified", record.lastModified),
    element("ETag", record.etag),
    element("Size", record.size),
    element("StorageClass", "STANDARD"),
  ]);
}
