import type { AgentOptions, IncomingMessage } from "node:http";
import type { LookupFunction } from "node:net";
import { pipeline, type Readable } from "node:stream";
import zlib from "node:zlib";

// Imported, node:http makes Node load its whole fetch as well, 25 ms of every cold start.
const http = process.getBuiltinModule("node:http");
const https = process.getBuiltinModule("node:https");

type OutgoingRequest = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal: AbortSignal;
};

export type OutgoingAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
};

export type SendRequest = (request: OutgoingRequest) => Promise<OutgoingAnswer>;

/**
 * One exchange over Node's own client, through HTTPS_PROXY, HTTP_PROXY and NO_PROXY; redirects are returned, not
 * followed. The lookup is asked for direct connections only: behind a proxy, the proxy resolves names.
 */
export function createSendRequest(options: { readonly lookup?: LookupFunction } = {}): SendRequest {
  let made: ReturnType<typeof allAgents> | undefined;
  return async (request) => {
    // Not before the first request: an agent with a proxy costs a cold start 15 ms, for Node loads its fetch for it.
    made ??= allAgents();
    const { kept, fresh, direct } = made;
    if (isLoopback(request.url.hostname)) return exchange(request, direct, options.lookup);
    if (!IDEMPOTENT.includes(request.method)) return exchange(request, fresh, options.lookup);
    try {
      return await exchange(request, kept, options.lookup);
    } catch (error) {
      if (error instanceof StaleConnection) return exchange(request, fresh, options.lookup);
      throw error;
    }
  };
}

// A kept connection may have died while a Lambda was frozen. Only requests that may be repeated are sent on one.
const IDEMPOTENT = ["GET", "HEAD", "PUT", "DELETE"];

class StaleConnection extends Error {
  override readonly name = "StaleConnection";
}

function exchange(
  { url, method, headers, body, signal }: OutgoingRequest,
  { httpAgent, httpsAgent }: ReturnType<typeof agents>,
  lookup: LookupFunction | undefined,
): Promise<OutgoingAnswer> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === "https:";
    const request = (isSecure ? https : http).request(url, {
      method,
      headers: { "accept-encoding": "gzip, deflate, br", ...headers },
      agent: isSecure ? httpsAgent : httpAgent,
      signal,
      ...(lookup && { lookup }),
    });
    request.once("response", (response) => resolve(toAnswer(response)));
    request.on("error", (error) => {
      const isStale = request.reusedSocket && !signal.aborted;
      reject(isStale ? new StaleConnection(`${url.host} closed`, { cause: error }) : error);
    });
    // While a proxy has not answered there is no socket, and Node tells nobody that the request was aborted.
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    request.end(body);
  });
}

function allAgents() {
  return {
    kept: agents({ keepAlive: true, proxyEnv: process.env }),
    fresh: agents({ proxyEnv: process.env }),
    direct: agents({}),
  };
}

function agents(options: AgentOptions) {
  return { httpAgent: new http.Agent(options), httpsAgent: new https.Agent(options) };
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

function toAnswer(response: IncomingMessage): OutgoingAnswer {
  const headers = Object.entries(response.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(", "),
  ]);
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: decompressed(response),
  };
}

function decompressed(response: IncomingMessage): Readable {
  const decoder = decoderFor(response.headers["content-encoding"]?.trim().toLowerCase());
  if (!decoder) return response;
  // The reader of the decoded stream sees the same error.
  return pipeline(response, decoder, () => undefined);
}

// Servers cut compressed bodies short or send none at all (204); a flush at the end accepts what came.
const GZIP_LENIENT = {
  flush: zlib.constants.Z_SYNC_FLUSH,
  finishFlush: zlib.constants.Z_SYNC_FLUSH,
};
const BROTLI_LENIENT = {
  flush: zlib.constants.BROTLI_OPERATION_FLUSH,
  finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
};

function decoderFor(encoding: string | undefined) {
  switch (encoding) {
    case "gzip":
    case "x-gzip":
      return zlib.createGunzip(GZIP_LENIENT);
    case "deflate":
      return zlib.createInflate(GZIP_LENIENT);
    case "br":
      return zlib.createBrotliDecompress(BROTLI_LENIENT);
    default:
      return undefined;
  }
}
