import type { IncomingHttpHeaders } from "node:http";

/**
 * Everyone on this machine is the signed-in demo user, so a web page from elsewhere must not be able
 * to speak for them: not by a name that resolves to loopback, and not by a request across sites.
 */
export function mayEnter(headers: IncomingHttpHeaders): boolean {
  const { host = "", origin } = headers;
  if (!isLoopback(host)) return false;
  if (origin !== undefined) return origin.toLowerCase() === `http://${host.toLowerCase()}`;
  // "same-site" is another port of this machine: whatever runs there is no part of the department.
  const isForeign = foreign.has(headers["sec-fetch-site"]);
  // A person may follow a link to here; a frame would let them press our buttons under another page.
  return !isForeign || headers["sec-fetch-dest"] === "document";
}

const foreign = new Set<unknown>(["cross-site", "same-site"]);

function isLoopback(host: string): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
}
