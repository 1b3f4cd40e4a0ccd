import type { Browser, HTTPRequest, Page } from "puppeteer-core";
import type { PageRenderer, RenderedPage } from "#shared/ports/page-renderer.ts";
import type { Fetched, SafeFetch } from "#shared/runtime/safe-fetch.ts";

export type ChromiumRendererOptions = {
  readonly launch: () => Promise<Browser>;
  /** Fetches everything the browser asks for, so that its rules hold for each request. */
  readonly fetch: SafeFetch;
};

const TIMEOUT_MILLISECONDS = 15_000;
const LONGEST_HTML = 2_000_000;
const MOST_REQUESTS = 150;

/** One browser for the life of the instance, started again when it has died; one page for each render. */
export function chromiumRenderer({ launch, fetch }: ChromiumRendererOptions): PageRenderer & {
  readonly close: () => Promise<void>;
} {
  let starting: Promise<Browser> | undefined;

  async function browser(): Promise<Browser> {
    const running = await starting;
    if (running?.connected) return running;
    starting = launch();
    starting.catch(() => {
      starting = undefined;
    });
    return starting;
  }

  return {
    async render(url, { timeoutMilliseconds = TIMEOUT_MILLISECONDS } = {}) {
      const page = await (await browser()).newPage();
      try {
        return await renderIn(page, url, fetch, timeoutMilliseconds);
      } finally {
        await page.close().catch(() => undefined);
      }
    },

    async close() {
      await (await starting)?.close();
      starting = undefined;
    },
  };
}

/** Why the page itself, not one of its parts, could not be had. */
type MainPage = { refusal?: string; failure?: string };

async function renderIn(
  page: Page,
  url: string,
  fetch: SafeFetch,
  timeout: number,
): Promise<RenderedPage> {
  const main: MainPage = {};
  // One process cannot hold a context of its own for each page, so what the last site stored goes before the next.
  const devtools = await page.createCDPSession();
  await devtools.send("Network.clearBrowserCookies");
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  let requests = 0;
  page.on("request", (request) => {
    requests += 1;
    const answered =
      requests > MOST_REQUESTS
        ? request.abort("blockedbyclient")
        : answerRequest(request, fetch, main);
    // The page may be closed before its last request is answered.
    answered.catch(() => undefined);
  });
  page.on("dialog", (dialog) => {
    dialog.dismiss().catch(() => undefined);
  });

  try {
    const response = await page.goto(url, { waitUntil: "networkidle2", timeout });
    if (main.refusal) return { kind: "refused", reason: main.refusal };
    if (response && response.status() >= 400) {
      return { kind: "failed", reason: `the page answered HTTP ${response.status()}` };
    }
  } catch (error) {
    if (main.refusal) return { kind: "refused", reason: main.refusal };
    if (main.failure) return { kind: "failed", reason: main.failure };
    // A page that never comes to rest may still show what it has.
    if (!(error instanceof Error && error.name === "TimeoutError")) {
      return { kind: "failed", reason: `the page could not be opened: ${describe(error)}` };
    }
  }
  return readPage(page);
}

async function readPage(page: Page): Promise<RenderedPage> {
  try {
    const html = await page.content();
    return { kind: "rendered", url: page.url(), html: html.slice(0, LONGEST_HTML) };
  } catch (error) {
    return { kind: "failed", reason: `the page could not be read: ${describe(error)}` };
  }
}

const unneeded = new Set(["image", "font", "media", "texttrack", "manifest", "ping", "other"]);

async function answerRequest(
  request: HTTPRequest,
  fetch: SafeFetch,
  main: MainPage,
): Promise<void> {
  const url = request.url();
  if (/^(?:data|blob|about):/.test(url)) return request.continue();
  if (unneeded.has(request.resourceType()) || request.method() !== "GET") {
    return request.abort("blockedbyclient");
  }
  const isMain = request.isNavigationRequest() && request.frame()?.parentFrame() === null;
  const fetched = await fetch(url, { redirects: isMain ? "return" : "follow" });
  if (fetched.kind === "fetched") return request.respond(responseOf(fetched));
  if (isMain && fetched.kind === "refused") main.refusal = fetched.reason;
  if (isMain && fetched.kind === "unreachable") main.failure = fetched.reason;
  return request.abort(fetched.kind === "refused" ? "blockedbyclient" : "failed");
}

/** The body is text already decoded, so its charset is ours; a policy made for the real network would only block it. */
function responseOf({ status, headers, contentType, body }: Extract<Fetched, { kind: "fetched" }>) {
  const { location } = headers;
  const origin = headers["access-control-allow-origin"];
  return {
    status,
    headers: {
      ...(location && { location }),
      ...(origin && { "access-control-allow-origin": origin }),
    },
    contentType: `${contentType.split(";")[0] || "text/html"}; charset=utf-8`,
    body,
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
