import { resolverDns } from "#shared/adapters/dns/dns-check.ts";
import { worldDns } from "#shared/adapters/world/world-dns.ts";
import type { Dns } from "#shared/ports/dns.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";

/** The internet's DNS, or the demo world's where that stands in for the internet. */
export function dnsFor(worldUrl: string | undefined): Dns {
  return worldUrl ? worldDns({ http: createJsonHttp(), worldUrl }) : resolverDns();
}
