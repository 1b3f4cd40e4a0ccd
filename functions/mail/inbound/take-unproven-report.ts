import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { lastSent } from "#shared/domain/outreach/last-sent.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { conversationWith } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageKey } from "./message-of-mail.ts";
import type { Report } from "./reported-entry.ts";
import { sayMailEvent } from "./say-mail-event.ts";

const A_DAY = 86_400_000;
const UNPROVEN = "unproven report";

/**
 * It names an address and no mail of ours, so anybody can have written it: it stops nobody. A person is told where it may
 * be true, once a day for each lead.
 */
export async function takeUnprovenReport(
  deps: InboundDeps,
  arrived: ArrivedMail,
  report: Report,
): Promise<void> {
  const { conversations, outbox, log, now } = deps;
  const { mail, key } = arrived;
  const { kind, address, reason } = report;
  const conversation = address ? await conversationWith(deps, address) : undefined;
  const entries = conversation ? await outbox.ofLead(conversation.leadId) : [];
  const entry = lastSent(entries.filter(({ to }) => to === address));
  log.warn("report that names no mail of ours", { key, kind, reason, leadId: entry?.leadId });
  if (!entry) return;

  const { leadId } = entry;
  const id = messageKey(mail);
  const since = new Date(now().getTime() - A_DAY).toISOString();
  const wasTold = (await conversations.messages(leadId)).some(
    (message) => message.mailKind === UNPROVEN && message.at > since && message.id !== id,
  );
  if (wasTold) return conversations.noteRawMail(leadId, key);
  const what = kind === "bounce" ? "a mail did not arrive" : "the person reported a mail as spam";
  const told = `A report says that ${what} (${reason}). It names no mail of ours, so anybody can have written it and nothing was stopped. Stop the person if it is true.`;
  await sayMailEvent(deps, "handoff_requested", {
    leadId,
    messageId: id,
    rawKey: key,
    reason: told,
  });
  await keepReport(deps, entry, arrived, { text: reason, mailKind: UNPROVEN, outcome: told });
}

/** Beside the mail it is about, where people and an erasure find it. */
export async function keepReport(
  { conversations, now }: InboundDeps,
  { leadId, to }: OutboxEntry,
  { mail, key }: ArrivedMail,
  told: Pick<ConversationMessage, "text" | "mailKind" | "outcome">,
): Promise<void> {
  if (!(await conversations.find(leadId))) return;
  await conversations.addMessage({
    id: messageKey(mail),
    leadId,
    direction: "in",
    channel: "email",
    at: now().toISOString(),
    from: mail.from.address,
    to,
    messageId: mail.messageId,
    rawKey: key,
    ...told,
  });
}
