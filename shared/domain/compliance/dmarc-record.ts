import type { DomainFinding, DomainRecords } from "./sending-domain.ts";

export function dmarcFindings({ domain, dmarc }: DomainRecords): readonly DomainFinding[] {
  const records = dmarc.filter((record) => /^v=DMARC1\s*(?:;|$)/i.test(record.trim()));
  const [record] = records;
  if (record === undefined) {
    return [blocks(`${domain} has no DMARC record; begin with "v=DMARC1; p=none; rua=mailto:…".`)];
  }
  if (records.length > 1) {
    return [
      blocks(`${domain} has ${records.length} DMARC records; receivers then take it for none.`),
    ];
  }
  const policy = /(?:^|;)\s*p\s*=\s*(\w+)/i.exec(record)?.[1]?.toLowerCase();
  if (!policy || !policies.has(policy)) {
    return [
      blocks(`The DMARC record of ${domain} states no policy (p=none, quarantine or reject).`),
    ];
  }
  const reports = /(?:^|;)\s*rua\s*=/i.test(record);
  return [
    ...(policy === "none"
      ? [warns(`The DMARC policy of ${domain} is none; quarantine protects its name better.`)]
      : []),
    ...(reports ? [] : [warns(`The DMARC record of ${domain} asks for no reports (rua=).`)]),
  ];
}

const policies = new Set(["none", "quarantine", "reject"]);

function blocks(text: string): DomainFinding {
  return { rule: "MX-1", level: "blocks", text };
}

function warns(text: string): DomainFinding {
  return { rule: "MX-1", level: "warns", text };
}
