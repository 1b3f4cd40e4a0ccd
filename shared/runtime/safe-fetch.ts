import { connectionFailure } from "./connection-failure.ts";
import { mayFetch, type UrlRefusal } from "./fetchable-url.ts";
import { createSendRequest, type OutgoingAnswer, type SendRequest } from "./outgoing-request.ts";
import { pageText } from "./page-text.ts";
import { NotPublicAddress, publicLookup, type ResolveName } from "./public-address.ts";
import { readAtMost } from "./read-at-most.ts";

export type SafeFetchOptions = {
  readonly userAgent?: string;
  readonly timeoutMilliseconds?: number;
  readonly maxBytes?: number;
  /** The local runtime's demo internet: every request goes there and no name is resolved. */
  readonly worldUrl?: string;
  /** Instead of the system's resolver; its answers are checked all the same. */
  readonly resolve?: ResolveName;
};

type SafeFetchInit = {
  /** Covers the whole exchange: names, redirects and body. */
  readonly timeoutMilliseconds?: number;
  readonly maxBytes?: number;
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** "return" hands a 3xx answer back, for callers who must judge the next address themselves. */
  readonly redirects?: "follow" | "return";
};

type UnreachableReason =
  | "dns"
  | "timeout"
  | "connection"
  | "tls"
  | "too-large"
  | "too-many-redirects"
  | "not-text";

export type Fetched =
  | {
      readonly kind: "fetched";
      readonly url: string;
      readonly status: number;
      readonly contentType: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: "refused"; readonly url: string; readonly reason: UrlRefusal }
  | { readonly kind: "unreachable"; readonly url: string; readonly reason: UnreachableReason };

/** Any HTTP status is "fetched". Rejects only with the reason of the caller's own signal. */
export type SafeFetch = (url: string, init?: SafeFetchInit) => Promise<Fetched>;

export const DEFAULT_USER_AGENT =
  "AiSalesDepartment/0.1 (reads companies' public pages for one sales team; respects robots.txt)";
const TIMEOUT_MILLISECONDS = 10_000;
const MAX_BYTES = 2_000_000;
const MAX_REDIRECTS = 5;

/**
 * The only way to fetch an address found in data: scheme, port, literal and resolved address are checked on every hop.
 * Behind a proxy the proxy resolves names, so there only literals and well-known inside names can be refused.
 */
export function createSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const send = options.worldUrl
    ? sendToWorld(options.worldUrl)
    : createSendRequest({ lookup: publicLookup(options.resolve) });
  return async (url, init = {}) => {
    const timeout = AbortSignal.timeout(
      init.timeoutMilliseconds ?? options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
    );
    const hop: Hop = {
      send,
      headers: {
        accept: init.accept ?? "text/html,application/xhtml+xml;q=0.9,text/*;q=0.8,*/*;q=0.5",
        "user-agent": options.userAgent ?? DEFAULT_USER_AGENT,
      },
      maxBytes: init.maxBytes ?? options.maxBytes ?? MAX_BYTES,
      timeout,
      signal: init.signal ? AbortSignal.any([timeout, init.signal]) : timeout,
      redirectsLeft: init.redirects === "return" ? "return" : MAX_REDIRECTS,
    };
    const outcome = await fetchHop(url, hop);
    init.signal?.throwIfAborted();
    return outcome;
  };
}

type Hop = {
  readonly send: SendRequest;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly timeout: AbortSignal;
  readonly signal: AbortSignal;
  readonly redirectsLeft: number | "return";
};

async function fetchHop(address: string, hop: Hop): Promise<Fetched> {
  const decision = mayFetch(address);
  if (decision.kind === "refused") {
    return { kind: "refused", url: address, reason: decision.reason };
  }
  const { url } = decision;
  try {
    const answer = await hop.send({ url, method: "GET", headers: hop.headers, signal: hop.signal });
    const next = redirectTarget(answer, url);
    if (next === undefined) return await readAnswer(answer, url, hop.maxBytes);
    answer.body.destroy();
    if (hop.redirectsLeft === "return") return fetched(answer, url, "");
    if (hop.redirectsLeft === 0) return unreachable(url, "too-many-redirects");
    return await fetchHop(next, { ...hop, redirectsLeft: hop.redirectsLeft - 1 });
  } catch (error) {
    if (error instanceof NotPublicAddress) {
      return { kind: "refused", url: url.href, reason: "private-address" };
    }
    if (hop.timeout.aborted) return unreachable(url, "timeout");
    // The caller gets the reason of its own signal, not ours for failing.
    hop.signal.throwIfAborted();
    const reason = connectionFailure(error);
    if (!reason) throw new Error(`Fetching ${url.href} failed`, { cause: error });
    return unreachable(url, reason);
  }
}

function redirectTarget({ status, headers }: OutgoingAnswer, from: URL): string | undefined {
  const { location } = headers;
  if (!location || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  return URL.parse(location, from.href)?.href ?? location;
}

async function readAnswer(answer: OutgoingAnswer, url: URL, maxBytes: number): Promise<Fetched> {
  const reason = unreadable(answer, maxBytes);
  if (reason) {
    answer.body.destroy();
    return unreachable(url, reason);
  }
  const bytes = await readAtMost(answer.body, maxBytes);
  if (!bytes) return unreachable(url, "too-large");
  const contentType = answer.headers["content-type"] ?? "";
  if (!contentType && bytes.includes(0)) return unreachable(url, "not-text");
  return fetched(answer, url, pageText(bytes, contentType));
}

const TEXT = /^\s*(text\/|application\/([\w.-]+\+)?(json|xml|javascript)\b|image\/svg)/i;

function unreadable({ headers }: OutgoingAnswer, maxBytes: number): UnreachableReason | undefined {
  const contentType = headers["content-type"];
  if (contentType && !TEXT.test(contentType)) return "not-text";
  return Number(headers["content-length"]) > maxBytes ? "too-large" : undefined;
}

function fetched({ status, headers }: OutgoingAnswer, url: URL, body: string): Fetched {
  const contentType = headers["content-type"] ?? "";
  return { kind: "fetched", url: url.href, status, contentType, headers, body };
}

function unreachable(url: URL, reason: UnreachableReason): Fetched {
  return { kind: "unreachable", url: url.href, reason };
}

function sendToWorld(worldUrl: string): SendRequest {
  const send = createSendRequest();
  return async ({ url, headers, ...request }) => {
    const target = new URL(worldUrl);
    target.pathname = url.pathname;
    target.search = url.search;
    const answer = await send({
      ...request,
      url: target,
      headers: { ...headers, "x-world-host": url.host },
    });
    const failure = answer.headers["x-world-unreachable"];
    if (failure === undefined) return answer;
    answer.body.destroy();
    throw new WorldUnreachable(url.host, failure);
  };
}

class WorldUnreachable extends Error {
  override readonly name = "WorldUnreachable";
  readonly code: string;

  constructor(host: string, failure: string) {
    super(`The demo world has no ${host}`);
    this.code = failure === "dns" ? "ENOTFOUND" : "ECONNREFUSED";
  }
}
