import type { MissingReason, PageRead, ReadOptions, WebReader } from "#shared/ports/web-reader.ts";
import { DEFAULT_USER_AGENT, type Fetched, type SafeFetch } from "#shared/runtime/safe-fetch.ts";
import { createCrawlPace } from "./crawl-pace.ts";
import { createRobotsCache } from "./robots-cache.ts";
import { readRobots } from "./robots-rules.ts";

export type WebReaderOptions = {
  readonly fetch: SafeFetch;
  /** The same as the fetch sends; robots.txt groups are chosen by its first word. */
  readonly userAgent?: string;
  readonly now?: () => Date;
};

const MAX_REDIRECTS = 5;

/** Reads pages through safe-fetch; every address on the way, redirects included, is asked of its own robots.txt. */
export function webReader(options: WebReaderOptions): WebReader {
  const { fetch, userAgent = DEFAULT_USER_AGENT, now = () => new Date() } = options;
  const robots = createRobotsCache(now);
  const pace = createCrawlPace(now);

  async function readAddress(
    url: URL,
    readOptions: ReadOptions,
    redirectsLeft: number,
  ): Promise<PageRead> {
    const { origin, href } = url;
    const { signal } = readOptions;
    if (!isPageAddress(url)) return { kind: "missing", url: href, reason: "refused" };
    const rules = await robots.rulesFor(origin, () => readRobots(fetch, origin, userAgent));
    signal?.throwIfAborted();
    if (rules.kind === "site-missing") return { kind: "missing", url: href, reason: rules.reason };
    if (!rules.mayRead(href)) return { kind: "forbidden-by-robots", url: href };
    await pace.takeTurn(origin, rules.crawlDelayMilliseconds, signal);

    const fetched = await fetch(href, { ...readOptions, redirects: "return" });
    const next = redirectTarget(fetched);
    if (!next) return toPageRead(fetched, now());
    if (redirectsLeft === 0) return { kind: "missing", url: href, reason: "too-many-redirects" };
    return readAddress(next, readOptions, redirectsLeft - 1);
  }

  return {
    async read(url, readOptions = {}) {
      const [first, second] = addressesOf(url);
      if (!first) return { kind: "missing", url, reason: "refused" };
      const page = await readAddress(first, readOptions, MAX_REDIRECTS);
      if (!second || !isWorthPlainHttp(page)) return page;
      const plain = await readAddress(second, readOptions, MAX_REDIRECTS);
      // Behind a proxy a dead site's robots.txt is the proxy's own 502, so only a page proves that http is better.
      return plain.kind === "page" ? plain : page;
    },
  };
}

function addressesOf(text: string): readonly URL[] {
  const trimmed = text.trim();
  const candidates = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed)
    ? [trimmed]
    : [`https://${trimmed}`, `http://${trimmed}`];
  return candidates.map((candidate) => URL.parse(candidate)).filter((url) => url !== null);
}

function isPageAddress({ protocol, username, password }: URL): boolean {
  return ["http:", "https:"].includes(protocol) && !username && !password;
}

function isWorthPlainHttp(page: PageRead): boolean {
  return page.kind === "missing" && ["connection", "tls", "timeout"].includes(page.reason);
}

function redirectTarget(fetched: Fetched): URL | undefined {
  if (fetched.kind !== "fetched" || fetched.status < 300 || fetched.status > 399) return undefined;
  const { location } = fetched.headers;
  return location ? (URL.parse(location, fetched.url) ?? undefined) : undefined;
}

function toPageRead(fetched: Fetched, now: Date): PageRead {
  const { url } = fetched;
  if (fetched.kind === "refused") return { kind: "missing", url, reason: "refused" };
  if (fetched.kind === "unreachable") return { kind: "missing", url, reason: fetched.reason };
  const { status, body, contentType } = fetched;
  if (status < 200 || status > 299) {
    return { kind: "missing", url, reason: missingReason(status), status };
  }
  return { kind: "page", url, html: body, contentType, fetchedAt: now.toISOString() };
}

function missingReason(status: number): MissingReason {
  return status === 404 || status === 410 ? "not-found" : "http-error";
}
