import type { MailKind } from "#shared/domain/mail/mail-kind.ts";
import { returnedOutboxId, returnedReplyTokens } from "#shared/domain/mail/returned-mail.ts";
import { lastSent } from "#shared/domain/outreach/last-sent.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import type { ArrivedMail } from "./message-of-mail.ts";

export type Report = Extract<MailKind, { readonly kind: "bounce" | "complaint" }>;

/**
 * The mail of ours a report is about, by what only who received that mail can know: its Message-ID, or the token of its
 * reply address, which says whose it is where the provider gave the mail another Message-ID.
 */
export async function reportedEntry(
  deps: InboundDeps,
  { mail }: ArrivedMail,
  { originalMessageId, address }: Report,
): Promise<OutboxEntry | undefined> {
  const named = originalMessageId?.toLowerCase();
  const byId = named ? await entriesOf(deps, await deps.conversations.leadOfMessageId(named)) : [];
  const same = byId.find(({ messageId, sentMessageId }) =>
    [messageId, sentMessageId].some((id) => id?.toLowerCase() === named),
  );
  if (same) return same;

  const outboxId = returnedOutboxId(mail);
  for (const token of returnedReplyTokens(mail, deps.inboundDomain).slice(0, 5)) {
    const entries = await entriesOf(deps, await deps.conversations.leadOfReplyToken(token));
    const mails = entries.filter(({ channel }) => channel === "email");
    const toThem = mails.filter(({ to }) => address === undefined || to === address);
    const found = mails.find(({ id }) => id === outboxId) ?? toThem;
    const entry = lastSent([found].flat());
    if (entry) return entry;
  }
  return undefined;
}

async function entriesOf(
  { outbox }: InboundDeps,
  leadId: string | undefined,
): Promise<readonly OutboxEntry[]> {
  return leadId ? outbox.ofLead(leadId) : [];
}
