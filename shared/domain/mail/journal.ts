import type { InboundMail } from "./inbound-mail.ts";

/** What a journal token signs: the outbox entry whose copy it is. Another prefix than a Message-ID's, which recipients see. */
export function journalValue(outboxId: string): string {
  return `journal:${outboxId}`;
}

/** The outbox entry a copy of our own mail claims to be; the token of its address has to prove it. */
export function journalledEntry(
  mail: InboundMail,
): { readonly outboxId: string; readonly leadId: string } | undefined {
  const outboxId = mail.headers["x-outbox-id"]?.[0]?.trim();
  return outboxId ? leadOfOutboxId(outboxId) : undefined;
}

/** The id ends in ".<purpose>.v<version>"; the lead's own id may have dots as well. */
export function leadOfOutboxId(
  outboxId: string,
): { readonly outboxId: string; readonly leadId: string } | undefined {
  const leadId = /^(.+)\.[^.]+\.v\d+$/.exec(outboxId)?.[1];
  return leadId ? { outboxId, leadId } : undefined;
}
