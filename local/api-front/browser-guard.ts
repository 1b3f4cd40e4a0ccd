import type { IncomingHttpHeaders } from "node:http";

/**
 * Everyone on this machine is the signed-in demo user, so a web page from elsewhere must not be able
 * to speak for them: not by a name that resolves to loopback, and not by a request across sites.
 */
export function mayEnter(headers: IncomingHttpHeaders): boolean {
  if (!isLoopback(headers.host ?? "")) return false;
  if (headers.origin !== undefined) return isLoopbackOrigin(headers.origin);
  const isCrossSite = headers["sec-fetch-site"] === "cross-site";
  // A person may follow a link to here; a frame would let them press our buttons under another page.
  return !isCrossSite || headers["sec-fetch-dest"] === "document";
}

function isLoopback(host: string): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).host);
}
