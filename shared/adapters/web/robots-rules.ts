import robotsParser from "robots-parser";
import type { MissingReason } from "#shared/ports/web-reader.ts";
import type { Fetched, SafeFetch } from "#shared/runtime/safe-fetch.ts";

export type RobotsRules =
  | {
      readonly kind: "rules";
      readonly crawlDelayMilliseconds: number;
      mayRead(url: string): boolean;
    }
  | { readonly kind: "site-missing"; readonly reason: MissingReason };

// RFC 9309 section 2.5: at least 500 KiB must be read.
const MAX_BYTES = 512_000;
const MAX_CRAWL_DELAY_MILLISECONDS = 2_000;

export async function readRobots(
  fetch: SafeFetch,
  origin: string,
  userAgent: string,
): Promise<RobotsRules> {
  const address = new URL("/robots.txt", origin).href;
  const fetched = await fetch(address, { maxBytes: MAX_BYTES });
  const text = rulesText(fetched);
  if (typeof text !== "string") return text;
  const robots = parseRobots(address, text);
  return {
    kind: "rules",
    crawlDelayMilliseconds: Math.min(
      1000 * (robots.getCrawlDelay(userAgent) ?? 0),
      MAX_CRAWL_DELAY_MILLISECONDS,
    ),
    mayRead: (url) => robots.isAllowed(url, userAgent) ?? true,
  };
}

// The package is CommonJS and its types describe a default export that is not there.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

const ALLOW_ALL = "";
const DISALLOW_ALL = "User-agent: *\nDisallow: /";

type SiteMissing = Extract<RobotsRules, { kind: "site-missing" }>;

/** RFC 9309 section 2.3.1: a missing file allows all, a failing server forbids all. */
function rulesText(fetched: Fetched): string | SiteMissing {
  switch (fetched.kind) {
    case "fetched":
      if (fetched.status >= 500) return DISALLOW_ALL;
      return fetched.status < 300 ? fetched.body : ALLOW_ALL;
    case "refused":
      return { kind: "site-missing", reason: "refused" };
    case "unreachable":
      return rulesWhenUnreachable(fetched.reason);
  }
}

function rulesWhenUnreachable(
  reason: Extract<Fetched, { kind: "unreachable" }>["reason"],
): string | SiteMissing {
  switch (reason) {
    case "too-many-redirects":
    case "not-text":
      return ALLOW_ALL;
    case "too-large":
      return DISALLOW_ALL;
    case "dns":
    case "timeout":
    case "connection":
    case "tls":
      return { kind: "site-missing", reason };
  }
}
