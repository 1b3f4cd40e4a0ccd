const KEPT = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
];

/** The headers that are kept with an object and come back with it. */
export function storedHeaders(headers: ReadonlyMap<string, string>): Record<string, string> {
  const kept = [...headers].filter(
    ([name]) => KEPT.includes(name) || name.startsWith("x-amz-meta-"),
  );
  const stored = Object.fromEntries(kept);
  const encoding = withoutChunking(stored["content-encoding"]);
  delete stored["content-encoding"];
  return {
    "content-type": "binary/octet-stream",
    ...stored,
    ...(encoding && { "content-encoding": encoding }),
  };
}

/** `aws-chunked` describes the transfer, not the object. */
function withoutChunking(encoding = ""): string {
  const parts = encoding.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "" && part !== "aws-chunked").join(", ");
}
