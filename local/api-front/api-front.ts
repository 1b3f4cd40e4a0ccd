import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { InvocationResult } from "../lambda/invocation.ts";
import { LARGEST_SYNCHRONOUS_PAYLOAD } from "../lambda/invoke-api.ts";
import { listen } from "../listen.ts";
import { withLaptopLinks } from "../pages/laptop-links.ts";
import { mayEnter } from "./browser-guard.ts";
import { type Cors, corsHeaders } from "./cors.ts";
import { type HttpAnswer, toAnswer, toEvent } from "./payload.ts";
import { matchRoute, type Route } from "./routes.ts";

export type ApiFront = {
  readonly url: string;
  /** Until then every request is answered with 503, because the functions are not there yet. */
  readonly open: (api: Api) => void;
  /** From now on new requests are answered with 503; those in work go on. */
  readonly shut: () => void;
  readonly close: () => Promise<void>;
};

export type Api = {
  readonly id: string;
  readonly routes: readonly Route[];
  readonly cors: Cors | undefined;
  readonly invoke: (functionName: string, payload: string) => Promise<InvocationResult>;
  /** What is served beside the API on this machine only. */
  readonly besides?: LocalPages;
};

/** Answers the requests it knows, and gives undefined for the rest. */
export type LocalPages = (request: {
  readonly method: string;
  readonly url: URL;
  readonly body: () => Promise<Buffer | undefined>;
}) => Promise<HttpAnswer | undefined>;

/** API Gateway's HTTP API in front of the functions, on loopback. */
export async function startApiFront(port: number, log: (line: string) => void): Promise<ApiFront> {
  let api: Api | undefined;
  const server = createServer((request, response) => {
    void answer(api, request)
      .catch((error: unknown) => {
        log(`${request.method} ${request.url} failed: ${error}`);
        return refusal(request, 500, "Internal Server Error", FAILED);
      })
      .then(({ status, headers, body }) => {
        const cors = corsHeaders(api?.cors, request.headers);
        response.writeHead(status, { ...headers, ...cors, "content-length": body.length });
        response.end(request.method === "HEAD" ? undefined : body);
        // A client reads the answer to a refused upload only after it has sent everything.
        request.resume();
      })
      // The function gave headers that HTTP cannot carry.
      .catch((error: unknown) => {
        log(`${request.method} ${request.url} has no valid answer: ${error}`);
        response.destroy();
      });
  });
  const boundPort = await listen(server, port);
  return {
    url: `http://127.0.0.1:${boundPort}`,
    open(described) {
      api = described;
    },
    shut() {
      api = undefined;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.race([closed, sleep(LAST_ANSWERS_MILLISECONDS, undefined, { ref: false })]);
      server.closeAllConnections();
    },
  };
}

const LAST_ANSWERS_MILLISECONDS = 500;

async function answer(api: Api | undefined, request: IncomingMessage): Promise<HttpAnswer> {
  if (!mayEnter(request.headers)) {
    return refusal(
      request,
      403,
      "Forbidden",
      "This department answers only pages of this machine.",
    );
  }
  if (!api) {
    const detail = "The department is starting or stopping. Ask again in a few seconds.";
    return refusal(request, 503, "Service Unavailable", detail);
  }
  if (isPreflight(request) && api.cors) return { status: 204, headers: {}, body: Buffer.alloc(0) };

  const method = request.method ?? "GET";
  const url = URL.parse(request.url ?? "/", "http://localhost");
  const page = url && (await api.besides?.({ method, url, body: () => bodyOf(request) }));
  if (page) return page;
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const match = matchRoute(api.routes, request.method ?? "GET", path);
  if (!match) return refusal(request, 404, "Not Found", `There is nothing at ${method} ${path}.`);
  // There is no user pool here, so no token can be a valid one.
  if (match.route.needsSignIn && request.headers.authorization !== undefined) {
    return refusal(request, 401, "Unauthorized", "This machine knows no tokens: send none.");
  }
  const body = await bodyOf(request);
  if (!body) return refusal(request, 413, "Request Entity Too Large", TOO_LARGE);
  // The world's time and not the department's, which may run ahead: what strangers sign is dated by it.
  const payload = JSON.stringify(toEvent(request, body, match, api.id, new Date()));
  if (Buffer.byteLength(payload) > LARGEST_SYNCHRONOUS_PAYLOAD) {
    return refusal(request, 413, "Request Entity Too Large", TOO_LARGE);
  }
  const result = await withTimeout(
    api.invoke(match.route.functionName, payload),
    match.route.timeoutMilliseconds,
  );
  if (!result) {
    const detail =
      "The answer took longer than the gateway waits. It may have been done all the same.";
    return refusal(request, 503, "Service Unavailable", detail);
  }
  if (result.kind === "failed" || Buffer.byteLength(result.payload) > LARGEST_SYNCHRONOUS_PAYLOAD) {
    return refusal(request, 500, "Internal Server Error", FAILED);
  }
  return withLaptopLinks(toAnswer(result.payload));
}

const FAILED = "The request failed; the log has the reason.";
const TOO_LARGE =
  "A body may have about 4.5 MB; a larger file goes to a place that POST /api/v1/jobs/uploads gives.";

/** RFC 9457, and the one member that API Gateway's own answers have: whoever reads either reads both. */
function refusal(
  { url = "/" }: IncomingMessage,
  status: number,
  title: string,
  detail: string,
): HttpAnswer {
  const headers = { "content-type": "application/problem+json" };
  const [instance] = url.split("?");
  const problem = { type: "about:blank", title, status, detail, instance, message: title };
  return { status, headers, body: Buffer.from(JSON.stringify(problem)) };
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

const LARGEST_BODY = 10 * 1_048_576;

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_BODY) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
  }
  return Buffer.concat(chunks);
}

async function withTimeout<Result>(
  work: Promise<Result>,
  milliseconds: number,
): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
