import ipaddr from "ipaddr.js";
import { isPublicAddress } from "./public-address.ts";

export type UrlRefusal = "not-a-url" | "scheme" | "credentials" | "port" | "private-address";

export type UrlDecision =
  | { readonly kind: "allowed"; readonly url: URL }
  | { readonly kind: "refused"; readonly reason: UrlRefusal };

/**
 * What can be said about a found URL before any name is resolved. Connections to address literals never pass a lookup
 * hook, so they are judged here; the URL parser has already turned decimal, octal and hex forms into dotted ones.
 */
export function mayFetch(text: string): UrlDecision {
  const url = URL.parse(text);
  if (!url) return { kind: "refused", reason: "not-a-url" };
  if (!["http:", "https:"].includes(url.protocol)) return { kind: "refused", reason: "scheme" };
  if (url.username || url.password) return { kind: "refused", reason: "credentials" };
  if (!["", "80", "443"].includes(url.port)) return { kind: "refused", reason: "port" };
  if (isInside(url.hostname)) return { kind: "refused", reason: "private-address" };
  return { kind: "allowed", url };
}

// Behind a proxy it is the proxy that resolves names, so names that mean "inside" everywhere are refused by themselves.
const INSIDE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

function isInside(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$|\.$/g, "");
  if (ipaddr.isValid(name)) return !isPublicAddress(name);
  return !name.includes(".") || INSIDE_NAMES.test(name);
}
