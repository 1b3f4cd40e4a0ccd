import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { isFreeMailDomain } from "#shared/domain/leads/domain-name.ts";
import { writtenReply } from "#shared/domain/mail/written-reply.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { settleAsSent } from "../effects/settle-by-evidence.ts";
import { stopSequence } from "../effects/stop-sequence.ts";
import { takeBackAnswers } from "../effects/take-back-answers.ts";
import { senderDomainOf, tellOutcome } from "../effects/tell-outcome.ts";
import { type FoundConversation, innerMail } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageOfMail } from "./message-of-mail.ts";
import { sayMailEvent } from "./say-mail-event.ts";

/** A person answers. What nobody needs to understand first happens now: no further step to anyone at the company. */
export async function takeReply(
  deps: InboundDeps,
  found: FoundConversation,
  arrived: ArrivedMail,
  /** What it looks like where it is read all the same. */
  mailKind?: ConversationMessage["mailKind"],
): Promise<void> {
  const { conversations, replies, now } = deps;
  const { conversation, by } = found;
  const { leadId, companyKey, campaignId } = conversation;
  const entries = await deps.outbox.ofLead(leadId);
  const inner = innerMail(arrived.mail);
  const isOwn = isOwnMail(arrived, found, entries);
  const isPassedOn = isOwn && inner?.from === conversation.email;
  if (isOwn && !isPassedOn) return keepOwnMail(deps, found, arrived);

  const message = messageOfMail(deps, found, arrived, {
    text:
      isPassedOn && inner
        ? writtenReply({ ...inner, knownSubjects: [inner.subject] })
        : writtenReply({ ...arrived.mail, knownSubjects: subjectsOf(entries) }),
    mailKind,
    // What somebody passed on, anybody could have typed.
    ...(isPassedOn && { isAuthenticated: false }),
  });
  await stopSequence(deps, leadId, "the person replied");
  const known = await conversations.message(leadId, message.id);
  if (known?.outcome === undefined) await takeBackAnswers(deps, message);
  await conversations.stopCompany(
    companyKey,
    `somebody at the company replied (lead ${leadId})`,
    now(),
  );
  await settleAnswered(deps, arrived, entries);
  await noteReply(deps, leadId, known?.at ?? message.at);
  await conversations.addMessage(message);

  const answered = lastSent(entries);
  if (answered) await tellOutcome(deps, "replied", answered, message.id);
  await replies.send({ leadId, messageId: message.id });
  await sayMailEvent(deps, "response_received", {
    leadId,
    messageId: message.id,
    campaignId,
    channel: "email",
    foundBy: by,
    isFromSomebodyElse: message.isFromSomebodyElse ?? false,
  });
}

/**
 * Our own people answer or forward within a thread; what they write is no reply of the prospect. A domain everybody has
 * mailboxes at tells nothing: better a note of ours is read as a reply than a reply is kept as a note.
 */
function isOwnMail(
  { mail }: ArrivedMail,
  { conversation }: FoundConversation,
  entries: readonly OutboxEntry[],
): boolean {
  const { address } = mail.from;
  const domain = address.split("@").at(-1) ?? "";
  if (address === conversation.email || isFreeMailDomain(domain)) return false;
  return entries.some((entry) => senderDomainOf(entry) === domain);
}

async function keepOwnMail(
  deps: InboundDeps,
  found: FoundConversation,
  arrived: ArrivedMail,
): Promise<void> {
  const text = writtenReply({ ...arrived.mail, knownSubjects: [arrived.mail.subject] });
  const told = { text, mailKind: "own", outcome: "written by our own side" };
  await deps.conversations.addMessage(messageOfMail(deps, found, arrived, told));
}

/** Who answers a mail has received it. */
async function settleAnswered(
  deps: InboundDeps,
  { mail }: ArrivedMail,
  entries: readonly OutboxEntry[],
): Promise<void> {
  const named = new Set([...mail.inReplyTo, ...mail.references].map((id) => id.toLowerCase()));
  const answered = entries.filter(({ messageId }) => named.has(messageId.toLowerCase()));
  for (const entry of answered) await settleAsSent(deps, entry, "it was answered, so it was sent");
}

async function noteReply(
  { conversations, now }: InboundDeps,
  leadId: string,
  at: string,
): Promise<void> {
  await conversations.change(leadId, (conversation) => ({
    ...conversation,
    softBounces: 0,
    lastInboundAt: at,
    updatedAt: now().toISOString(),
  }));
}

function subjectsOf(entries: readonly OutboxEntry[]): readonly string[] {
  return entries.flatMap(({ subject }) => subject ?? []);
}

function lastSent(entries: readonly OutboxEntry[]): OutboxEntry | undefined {
  return entries
    .filter(({ status }) => ["sent", "claimed", "unknown"].includes(status))
    .toSorted((one, other) => (other.claimedAt ?? "").localeCompare(one.claimedAt ?? ""))[0];
}
