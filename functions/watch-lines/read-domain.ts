import { usualSelectors } from "#shared/domain/compliance/dkim-record.ts";
import type { DomainRecords } from "#shared/domain/compliance/sending-domain.ts";
import { lookupsIn, spfRecords, spfReferences } from "#shared/domain/compliance/spf-record.ts";
import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { Dns, DnsAnswer } from "#shared/ports/dns.ts";

export type DomainReading =
  | { readonly kind: "read"; readonly records: DomainRecords }
  /** Some answer is missing, so nothing may be concluded. */
  | { readonly kind: "unanswered"; readonly reason: string };

/** All that DNS says of a domain we send from. */
export async function readDomain(
  dns: Dns,
  domain: string,
  selectors: readonly string[] = usualSelectors,
): Promise<DomainReading> {
  const [txt, mx, dmarc, ...keys] = await Promise.all([
    dns.txt(domain),
    dns.mx(domain),
    dmarcOf(dns, domain),
    ...selectors.map((selector) => dns.txt(`${selector}._domainkey.${domain}`)),
  ]);
  const missing = [txt, mx, dmarc, ...keys].find((answer) => answer.kind === "unanswered");
  if (missing?.kind === "unanswered") return missing;
  const dkim = selectors.map((selector, index) => ({
    selector,
    txt: recordsOf(keys[index] ?? { kind: "none" }),
  }));
  const [spf] = spfRecords(recordsOf(txt));
  return {
    kind: "read",
    records: {
      domain,
      txt: recordsOf(txt),
      spfLookups: spf === undefined ? undefined : await spfLookups(dns, spf),
      dkim,
      dmarc: recordsOf(dmarc),
      mx: recordsOf(mx),
    },
  };
}

/** RFC 7489 section 6.6.3: without a record of its own, a domain has that of the organisation above it. */
async function dmarcOf(dns: Dns, domain: string): Promise<DnsAnswer> {
  const own = await dns.txt(`_dmarc.${domain}`);
  const above = registrableDomain(domain);
  if (own.kind !== "none" || !above || above === domain) return own;
  return dns.txt(`_dmarc.${above}`);
}

// Over ten receivers give up anyway; a chain that refers to itself must end.
const MOST_FOLLOWED = 15;

async function spfLookups(dns: Dns, record: string): Promise<number | undefined> {
  let total = 0;
  const seen = new Set<string>();
  const left = [record];
  for (let current = left.pop(); current !== undefined; current = left.pop()) {
    total += lookupsIn(current);
    for (const name of spfReferences(current)) {
      if (seen.has(name) || seen.size >= MOST_FOLLOWED) continue;
      seen.add(name);
      const answer = await dns.txt(name);
      if (answer.kind === "unanswered") return undefined;
      left.push(...spfRecords(recordsOf(answer)).slice(0, 1));
    }
  }
  return total;
}

function recordsOf(answer: DnsAnswer): readonly string[] {
  return answer.kind === "records" ? answer.records : [];
}
