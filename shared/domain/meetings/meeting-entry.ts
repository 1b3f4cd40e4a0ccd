import type { AnswerWay } from "#shared/domain/conversations/answer-way.ts";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";

export type MeetingMail = {
  readonly conversation: Conversation;
  readonly way: Pick<AnswerWay, "channel" | "account" | "to">;
  /** The message answered; undefined begins a thread of its own. */
  readonly answered: ConversationMessage | undefined;
  readonly kind: Extract<OutboxEntry["kind"], "meeting" | "reply">;
  /** "meeting-<id>-invite-0": what makes it the same mail when it is planned again. */
  readonly purpose: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: OutboxEntry["calendar"];
  readonly approvedBy: string;
  readonly basis: string;
  readonly dueAt: Date;
};

/** A mail to somebody who wrote to us, as an entry of the outbox. `tag` is the signer's name for its id. */
export function meetingEntry(mail: MeetingMail, tag: string): OutboxEntry {
  const { conversation, way, calendar } = mail;
  const { account } = way;
  return {
    id: meetingEntryId(mail),
    leadId: conversation.leadId,
    kind: mail.kind,
    step: 0,
    variant: "",
    status: "planned",
    version: 1,
    channel: way.channel,
    transport: account.transport,
    accountId: account.id,
    campaignId: conversation.campaignId,
    to: way.to,
    companyKey: conversation.companyKey,
    ...(way.channel === "email" ? inThread(mail) : { references: [] }),
    text: mail.text,
    messageId: `${tag}@${senderDomainOf(account)}`,
    ...(calendar && { calendar }),
    basis: mail.basis,
    approvedBy: mail.approvedBy,
    dueAt: mail.dueAt.toISOString(),
  };
}

function inThread({ subject, answered }: MeetingMail) {
  const threadOf = answered?.messageId;
  return {
    subject,
    ...(threadOf && { inReplyTo: threadOf }),
    references: threadOf ? [threadOf] : [],
  };
}

export function meetingEntryId({
  conversation,
  purpose,
}: Pick<MeetingMail, "conversation" | "purpose">): string {
  return outboxId(conversation.leadId, purpose, 1);
}

export function answerSubject(subject: string | undefined, otherwise: string): string {
  if (!subject) return otherwise;
  return /^(?:re|aw|sv|antw|rif|ref)\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}
