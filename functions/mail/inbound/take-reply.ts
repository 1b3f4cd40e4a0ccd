import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { isAuthentic } from "#shared/domain/mail/authentication.ts";
import { bothForms } from "#shared/domain/mail/both-forms.ts";
import { writtenReply } from "#shared/domain/mail/written-reply.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { stopForReply } from "../../stop-for-reply.ts";
import { tellReplied } from "../../tell-replied.ts";
import { settleAsSent } from "../effects/settle-by-evidence.ts";
import { type FoundConversation, innerMail } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { isOwnMail } from "./is-own-mail.ts";
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
  const { conversations, replies } = deps;
  const { conversation, by } = found;
  const { leadId, campaignId } = conversation;
  const entries = await deps.outbox.ofLead(leadId);
  const inner = innerMail(arrived.mail);
  const isOwn = await isOwnMail(deps, arrived.mail, conversation);
  const isPassedOn = isOwn && inner?.from === conversation.email;
  if (isOwn && !isPassedOn) return keepOwnMail(deps, found, arrived);

  const message = messageOfMail(deps, found, arrived, {
    text:
      isPassedOn && inner
        ? writtenReply({ ...inner, knownSubjects: [inner.subject] })
        : bothForms(
            writtenReply({ ...arrived.mail, knownSubjects: subjectsOf(entries) }),
            arrived.mail,
          ),
    mailKind,
    // What somebody passed on, anybody could have typed.
    ...(isPassedOn && {
      isAuthenticated: false,
      mayBeForged: by === "forwarded" && !isAuthentic(arrived.mail, deps.receivingHost),
    }),
  });
  const known = await conversations.message(leadId, message.id);
  const at = known?.at ?? message.at;
  await stopForReply(deps, conversation, {
    id: message.id,
    at,
    reason: "the person replied",
    isHandled: known?.outcome !== undefined,
    mayBeForged: message.mayBeForged === true,
  });
  await settleAnswered(deps, arrived, entries);
  await conversations.addMessage(message);

  await tellReplied(deps, { ...message, at }, entries);
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

function subjectsOf(entries: readonly OutboxEntry[]): readonly string[] {
  return entries.flatMap(({ subject }) => subject ?? []);
}
