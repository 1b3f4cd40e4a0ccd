import type http from "node:http";

/** Browsers may come from pages of this machine only. */
export function allowOrigin(request: http.IncomingMessage, response: http.ServerResponse): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !isLoopback(origin)) return false;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "etag, content-range, content-disposition");
  response.setHeader("vary", "origin");
  return true;
}

export function answerPreflight(
  request: http.IncomingMessage,
  response: http.ServerResponse,
): void {
  if (!allowOrigin(request, response)) {
    response.writeHead(403).end();
    return;
  }
  const asked = request.headers["access-control-request-headers"];
  response.writeHead(200, {
    "access-control-allow-methods": "GET, HEAD, PUT, POST, DELETE",
    "access-control-max-age": "3000",
    ...(asked && { "access-control-allow-headers": asked }),
  });
  response.end();
}

function isLoopback(origin: string): boolean {
  const hostname = URL.parse(origin)?.hostname ?? "";
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
