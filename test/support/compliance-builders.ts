import type { LegalQuestion } from "#shared/domain/compliance/legal-basis.ts";
import type { DomainRecords } from "#shared/domain/compliance/sending-domain.ts";
import type { OutcomeEvent, OutcomeKind } from "#shared/domain/outreach/outcome.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";

export const complianceNow = new Date("2026-11-20T09:00:00.000Z");

/** A cold first mail to a company in the United Kingdom. */
export function aLegalQuestion(question: Partial<LegalQuestion> = {}): LegalQuestion {
  return {
    country: "GB",
    subscriber: "corporate",
    address: { from: "list", isRole: false },
    consent: undefined,
    purpose: "step",
    channel: "email",
    now: complianceNow,
    ...question,
  };
}

function anOutcome(kind: OutcomeKind, outcome: Partial<OutcomeEvent> = {}): OutcomeEvent {
  return {
    id: `${kind}#${Math.random()}`,
    kind,
    at: "2026-11-19T09:00:00.000Z",
    leadId: "lead-1",
    campaignId: "job-1",
    accountId: "mailbox",
    senderDomain: "seller.example",
    step: 1,
    variant: "a",
    angleId: "angle-1",
    segment: "manufacturing",
    sendHour: 10,
    ...outcome,
  };
}

/** So many events of each kind, all of one account, campaign and domain. */
export function outcomes(
  counts: Partial<Record<OutcomeKind, number>>,
  of: Partial<OutcomeEvent> = {},
): readonly OutcomeEvent[] {
  const kinds: readonly OutcomeKind[] = [
    "sent",
    "hard-bounced",
    "soft-bounced",
    "complained",
    "sender-refused",
  ];
  return kinds.flatMap((kind) =>
    Array.from({ length: counts[kind] ?? 0 }, (_, index) =>
      anOutcome(kind, { id: `${kind}#${of.accountId ?? ""}${index}`, ...of }),
    ),
  );
}

/** Of a company whose domain was not looked at yet. */
export const sellersMailbox: Partial<SenderAccount> = {
  id: "mailbox",
  address: "ines@seller.example",
  startedOn: "2026-10-01",
  dns: undefined,
};

/** 294 bytes, as the DER form of a 2048-bit RSA key. */
export const longKey = `MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA${"b".repeat(348)}`;
/** 162 bytes: 1024 bits. */
export const shortKey = `MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC${"c".repeat(177)}`;

/** A domain with nothing to mend. */
export function domainRecords(records: Partial<DomainRecords> = {}): DomainRecords {
  return {
    domain: "seller.example",
    txt: ["v=spf1 mx -all", "some-site-verification=1"],
    spfLookups: 1,
    dkim: [{ selector: "s1", txt: [`v=DKIM1; k=rsa; p=${longKey}`] }],
    dmarc: ["v=DMARC1; p=quarantine; rua=mailto:dmarc@seller.example"],
    mx: ["mail.seller.example"],
    ...records,
  };
}
