import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { isAuthentic } from "#shared/domain/mail/authentication.ts";
import type { MailKind } from "#shared/domain/mail/mail-kind.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { suppressAddresses } from "../../stop-person.ts";
import { takeBounce } from "../effects/take-bounce.ts";
import { takeComplaint } from "../effects/take-complaint.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageKey } from "./message-of-mail.ts";

type Report = Extract<MailKind, { readonly kind: "bounce" | "complaint" }>;

/** A mail server or a mailbox provider reports on one of our mails. Of strangers' mails nothing is believed. */
export async function takeReport(
  deps: InboundDeps,
  { mail, key }: ArrivedMail,
  report: Report,
  found: ReportedEntry | undefined,
): Promise<void> {
  if (!found) {
    deps.log.warn("report on a mail that is not ours", {
      key,
      kind: report.kind,
      reason: report.reason,
    });
    // Somebody reported spam: if it was not a mail of ours, no harm is done by writing to them no more.
    if (report.kind === "complaint" && report.address) {
      const addresses = [report.address];
      await suppressAddresses(deps, { addresses, why: "complained", source: "complaint-mail" });
    }
    return;
  }
  const { entry, by } = found;
  const isProven = by === "message-id" || isAuthentic(mail, deps.receivingHost);
  if (report.kind === "complaint") {
    const { reason } = report;
    return takeComplaint(deps, entry, { source: "complaint-mail", reason, isProven });
  }
  await takeBounce(deps, entry, {
    id: messageKey(mail),
    type: report.type,
    reason: report.reason,
    source: "bounce-mail",
    rawKey: key,
    messageId: mail.messageId,
    isProven,
  });
}

export type ReportedEntry = {
  readonly entry: OutboxEntry;
  /** Anybody can know an address; the Message-ID of our mail only who received it. */
  readonly by: "message-id" | "address";
};

/** The mail a report is about: by its Message-ID, else the last one that went to the address it names. */
export async function entryOfReport(
  deps: InboundDeps,
  { originalMessageId, address }: Report,
  conversationWith: (deps: InboundDeps, address: string) => Promise<Conversation | undefined>,
): Promise<ReportedEntry | undefined> {
  const named = originalMessageId?.toLowerCase();
  const leadId = named && (await deps.conversations.leadOfMessageId(named));
  const byId = leadId ? await deps.outbox.ofLead(leadId) : [];
  const same = byId.find(({ messageId, sentMessageId }) =>
    [messageId, sentMessageId].some((id) => id?.toLowerCase() === named),
  );
  if (same) return { entry: same, by: "message-id" };

  const conversation = address ? await conversationWith(deps, address) : undefined;
  const entries = conversation ? await deps.outbox.ofLead(conversation.leadId) : [];
  const [last] = entries
    .filter(({ to, status }) => to === address && ["sent", "claimed", "unknown"].includes(status))
    .toSorted((one, other) => (other.claimedAt ?? "").localeCompare(one.claimedAt ?? ""));
  return last && { entry: last, by: "address" };
}
