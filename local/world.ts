import http from "node:http";
import path from "node:path";
import { readWorldDns } from "./world/world-dns.ts";
import { readWorldSearch } from "./world/world-search.ts";
import { findSite, type Site } from "./world/world-sites.ts";

export type World = { readonly url: string; close(): Promise<void> };

/** Serves a folder of sites in place of the internet: `sites/<domain>/` by x-world-host, `search.json` at /__search, `dns.json` at /dns. */
export async function startWorld({ directory }: { readonly directory: string }): Promise<World> {
  const sites = path.resolve(directory, "sites");
  const search = await readWorldSearch(path.resolve(directory, "search.json"));
  const dns = await readWorldDns(path.resolve(directory, "dns.json"));

  async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
    const url = URL.parse(request.url ?? "/", "http://world.invalid");
    if (!url) return sendText(response, 400, "Not an address");
    if (request.method !== "GET" && request.method !== "HEAD") {
      return sendText(response, 405, "The demo world is only read");
    }
    const host = request.headers["x-world-host"];
    if (host === undefined && url.pathname === "/dns") {
      const records = dns(url.searchParams.get("name") ?? "", url.searchParams.get("type") ?? "");
      return send(response, 200, "application/json; charset=utf-8", JSON.stringify({ records }));
    }
    if (host === undefined && url.pathname === "/__search") {
      const results = search(url.searchParams.get("q") ?? "");
      return send(response, 200, "application/json; charset=utf-8", JSON.stringify({ results }));
    }
    return sendPage(response, await findSite(sites, String(host ?? "")), url.pathname);
  }

  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, `The demo world failed: ${String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return { url: addressOf(server), close: () => closeServer(server) };
}

async function sendPage(
  response: http.ServerResponse,
  site: Site | undefined,
  pathname: string,
): Promise<void> {
  if (!site) {
    response.setHeader("x-world-unreachable", "dns");
    return sendText(response, 502, "No such site in the demo world");
  }
  // The socket stays open and silent until the caller gives up.
  if (site.isSilent) return;
  const page = await site.find(pathname);
  if (!page) return send(response, 404, HTML, "<!doctype html><title>Not found</title>");
  send(response, 200, CONTENT_TYPES[path.extname(page.file)] ?? "text/plain", page.bytes);
}

const HTML = "text/html";

// No charset: a page says it itself, as pages on the internet do or forget to.
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": HTML,
  ".htm": HTML,
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".xml": "application/xml",
  ".txt": "text/plain",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".pdf": "application/pdf",
};

function sendText(response: http.ServerResponse, status: number, text: string): void {
  send(response, status, "text/plain; charset=utf-8", `${text}\n`);
}

function send(
  response: http.ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

function addressOf(server: http.Server): string {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The demo world has no port");
  return `http://127.0.0.1:${address.port}`;
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
