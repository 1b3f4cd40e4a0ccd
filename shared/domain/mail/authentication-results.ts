/** One finding of the header: "dkim=pass header.d=seller.example" is method, result and properties. */
export type Finding = {
  readonly method: string;
  readonly result: string;
  /** By name, all in lower case. */
  readonly properties: ReadonlyMap<string, string>;
};

/**
 * RFC 8601, as the server of that name wrote it; nothing where another wrote it or it is not well formed. Parts of it are a
 * stranger's, the envelope sender and what it greeted with, so a ";" in a comment or in quotes parts nothing.
 */
export function authenticationResults(value: string, host: string): readonly Finding[] {
  const [name, ...parts] = partsOf(value.toLowerCase()) ?? [];
  if (name?.trim().split(/\s/)[0] !== host.toLowerCase()) return [];
  return parts.flatMap((part) => findingIn(part) ?? []);
}

/** Split at each ";" and without comments; undefined where a comment or a quotation does not end. */
function partsOf(value: string): readonly string[] | undefined {
  const parts = [""];
  const add = (text: string) => parts.push(`${parts.pop() ?? ""}${text}`);
  let depth = 0;
  for (const [token] of value.matchAll(/\\.|"(?:[^"\\]|\\.)*"|[\s\S]/g)) {
    if (depth > 0) {
      // A quoted local part within a comment could end the comment where its writer likes.
      if (token.startsWith('"')) return undefined;
      if (token === "(") depth += 1;
      if (token === ")") depth -= 1;
    } else if (token === "(") {
      depth += 1;
      add(" ");
    } else if (token === ";") {
      parts.push("");
    } else if (token === ")" || token === '"') {
      return undefined;
    } else {
      // What is quoted is one value, whatever it holds.
      add(token.startsWith('"') ? token.slice(1, -1).replace(/[\s=]/g, "_") : token);
    }
  }
  return depth === 0 ? parts : undefined;
}

function findingIn(part: string): Finding | undefined {
  const pairs = part
    .replace(/\s*=\s*/g, "=")
    .trim()
    .split(/\s+/)
    .map((pair) => /^([^=]+)=(.+)$/.exec(pair));
  const [first, ...rest] = pairs.map((found) => [found?.[1] ?? "", found?.[2] ?? ""] as const);
  // The method may tell its version: "dkim/1".
  const [method = "", result = ""] = [first?.[0].split("/")[0], first?.[1]];
  return method && result ? { method, result, properties: new Map(rest) } : undefined;
}
