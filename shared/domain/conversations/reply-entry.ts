import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import type { AnswerWay } from "./answer-way.ts";
import type { Conversation, ConversationMessage } from "./conversation.ts";
import { whatWasSaid } from "./what-they-wrote.ts";

export type ReplyToSend = {
  readonly conversation: Conversation;
  /** What is answered; undefined for what a person writes unasked. */
  readonly message: ConversationMessage | undefined;
  /** Names what the mail is for: "reply-<message id>", "later-<message id>", "person-<key>". */
  readonly purpose: string;
  /** Above 1 where earlier ones were taken back. */
  readonly version: number;
  readonly subject: string;
  readonly text: string;
  readonly way: AnswerWay;
  /** All of the conversation, oldest first. */
  readonly messages: readonly ConversationMessage[];
  /** signer.tag of the outbox id, which the version is part of. */
  readonly tag: string;
  readonly approvedBy: string;
  /** The person whose own words they are. */
  readonly writtenBy?: string | undefined;
  readonly dueAt: Date;
};

/** The outbox entry of an answer. */
export function replyEntry(reply: ReplyToSend): OutboxEntry {
  const { conversation, message, way } = reply;
  const { leadId, campaignId, companyKey } = conversation;
  const { account } = way;
  const why = message ? "answers what they wrote" : "belongs to the conversation they took up";
  return {
    id: outboxId(leadId, reply.purpose, reply.version),
    leadId,
    kind: "reply",
    step: 0,
    variant: "",
    status: "planned",
    version: 1,
    channel: way.channel,
    transport: account.transport,
    accountId: account.id,
    campaignId,
    to: way.to,
    companyKey,
    ...(way.channel === "email" ? asMail(reply) : { references: [] }),
    text: reply.text,
    messageId: `${reply.tag}@${senderDomainOf(account)}`,
    basis: way.because ? `${why}; by ${way.channel} because ${way.because}` : why,
    approvedBy: reply.approvedBy,
    ...(reply.writtenBy && { writtenBy: reply.writtenBy }),
    dueAt: reply.dueAt.toISOString(),
  };
}

function asMail({ message, subject, messages }: ReplyToSend) {
  const thread = whatWasSaid(messages).flatMap(({ messageId }) => messageId ?? []);
  const inReplyTo = message?.messageId ?? thread.at(-1);
  return { subject, ...(inReplyTo && { inReplyTo }), references: lastOf(thread, inReplyTo) };
}

/** Of the message answered, else of the thread; who wrote on LinkedIn only, and is answered by mail, sees where from. */
export function replySubject(
  message: Pick<ConversationMessage, "subject" | "channel"> | undefined,
  messages: readonly ConversationMessage[],
): string {
  const subject = message?.subject ?? whatWasSaid(messages).findLast((one) => one.subject)?.subject;
  return onceRe(subject ?? (message?.channel === "linkedin" ? "LinkedIn" : ""));
}

/** "Re: " once, whatever the languages of the thread made of it. */
function onceRe(subject: string): string {
  const bare = subject.replace(/^(?:\s*(?:re|aw|antw|sv|rif|r|fwd?|wg|tr|rv)\s*:)+\s*/iu, "");
  return bare ? `Re: ${bare}` : "Re:";
}

/** Some servers cut long headers, and then cut them wrong. */
const MOST_REFERENCES = 10;

function lastOf(thread: readonly string[], inReplyTo: string | undefined): string[] {
  const ids = [...thread.filter((id) => id !== inReplyTo), ...(inReplyTo ? [inReplyTo] : [])];
  return ids.slice(-MOST_REFERENCES);
}
