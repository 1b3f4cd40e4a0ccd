import { dkimFindings } from "./dkim-record.ts";
import { dmarcFindings } from "./dmarc-record.ts";
import { spfFindings } from "./spf-record.ts";

/** What DNS says of a domain we send from. Each list is empty when there is no such record. */
export type DomainRecords = {
  readonly domain: string;
  /** TXT records of the domain. */
  readonly txt: readonly string[];
  /** DNS lookups that following the SPF record takes; undefined when it was not followed. */
  readonly spfLookups: number | undefined;
  /** TXT records at "<selector>._domainkey.<domain>", of the selectors looked at. */
  readonly dkim: readonly { readonly selector: string; readonly txt: readonly string[] }[];
  /** TXT records at "_dmarc.<domain>", or of the registrable domain above it. */
  readonly dmarc: readonly string[];
  readonly mx: readonly string[];
};

export type DomainFinding = {
  readonly rule: "MX-1" | "MX-2" | "replies";
  /** A blocking one keeps the accounts of the domain from sending. */
  readonly level: "blocks" | "warns";
  readonly text: string;
};

export type DomainJudgement = {
  readonly isReady: boolean;
  readonly findings: readonly DomainFinding[];
};

/**
 * Whether mail from the domain can be authenticated. Every domain counts as a bulk sender from its first mail (MX-3).
 * From is aligned because both are looked for at the From domain itself: the DKIM key stands there, and a mailbox's
 * envelope sender is its own address.
 */
export function judgeDomain(records: DomainRecords): DomainJudgement {
  const findings = [
    ...spfFindings(records),
    ...dkimFindings(records),
    ...dmarcFindings(records),
    ...replyFindings(records),
  ];
  return { isReady: findings.every(({ level }) => level !== "blocks"), findings };
}

function replyFindings({ domain, mx }: DomainRecords): readonly DomainFinding[] {
  const takesMail = mx.some((host) => host !== "" && host !== ".");
  if (takesMail) return [];
  const text = `${domain} takes no mail (no MX record): bounces, replies and complaints would be lost.`;
  return [{ rule: "replies", level: "blocks", text }];
}
