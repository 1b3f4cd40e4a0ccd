import type { DomainFinding, DomainRecords } from "./sending-domain.ts";

const MOST_LOOKUPS = 10;

export function spfFindings({ domain, txt, spfLookups }: DomainRecords): readonly DomainFinding[] {
  const records = spfRecords(txt);
  const [record] = records;
  if (record === undefined) {
    return [blocks(`${domain} has no SPF record (a TXT record that begins with v=spf1).`)];
  }
  if (records.length > 1) {
    return [
      blocks(`${domain} has ${records.length} SPF records; with more than one, SPF always fails.`),
    ];
  }
  return [...loose(domain, record), ...deep(domain, spfLookups ?? lookupsIn(record))];
}

/** RFC 7208 section 4.5: the version, then a space or nothing. */
export function spfRecords(txt: readonly string[]): readonly string[] {
  return txt.filter((record) => /^v=spf1(?: |$)/i.test(record.trim()));
}

function loose(domain: string, record: string): readonly DomainFinding[] {
  const all = /(?:^|\s)([+?~-]?)all(?:\s|$)/i.exec(record);
  if (all?.[1] === "+" || all?.[1] === "") {
    return [blocks(`The SPF record of ${domain} lets everybody send in its name (+all).`)];
  }
  if (all || /\sredirect=/i.test(record)) return [];
  return [
    warns(
      `The SPF record of ${domain} does not say what about the rest; end it with ~all or -all.`,
    ),
  ];
}

function deep(domain: string, lookups: number): readonly DomainFinding[] {
  if (lookups <= MOST_LOOKUPS) return [];
  return [
    blocks(
      `The SPF record of ${domain} takes ${lookups} DNS lookups; over ${MOST_LOOKUPS} receivers give up on it.`,
    ),
  ];
}

/** RFC 7208 section 4.6.4: these terms cost a lookup each. */
export function lookupsIn(record: string): number {
  const terms = record.trim().toLowerCase().split(/\s+/).slice(1);
  return terms.filter((term) => costly.test(term)).length;
}

/** The records that this one refers to, which cost lookups of their own. */
export function spfReferences(record: string): readonly string[] {
  return [...record.matchAll(/(?:\binclude:|\bredirect=)([\w.-]+)/gi)].map(([, name = ""]) => name);
}

const costly = /^[+?~-]?(?:include:|exists:|a(?:[:/]|$)|mx(?:[:/]|$)|ptr(?::|$))|^redirect=/;

function blocks(text: string): DomainFinding {
  return { rule: "MX-1", level: "blocks", text };
}

function warns(text: string): DomainFinding {
  return { rule: "MX-1", level: "warns", text };
}
