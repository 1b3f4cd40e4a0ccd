import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import type { Conversation, ConversationMessage } from "./conversation.ts";

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
  readonly account: SenderAccount;
  /** Message-IDs of the thread, oldest first. */
  readonly thread: readonly string[];
  /** signer.tag of the outbox id, which the version is part of. */
  readonly tag: string;
  readonly approvedBy: string;
  readonly dueAt: Date;
};

/** The outbox entry of an answer; undefined where no address is known to answer to. */
export function replyEntry(reply: ReplyToSend): OutboxEntry | undefined {
  const { conversation, message, account } = reply;
  const { leadId, campaignId, companyKey, email } = conversation;
  if (email === undefined) return undefined;
  const inReplyTo = message?.messageId ?? reply.thread.at(-1);
  return {
    id: outboxId(leadId, reply.purpose, reply.version),
    leadId,
    kind: "reply",
    step: 0,
    variant: "",
    status: "planned",
    version: 1,
    channel: "email",
    transport: account.transport,
    accountId: account.id,
    campaignId,
    to: email,
    companyKey,
    subject: reply.subject,
    text: reply.text,
    messageId: `${reply.tag}@${domainOf(account.address)}`,
    ...(inReplyTo && { inReplyTo }),
    references: lastOf(reply.thread, inReplyTo),
    basis: message ? "answers what they wrote" : "belongs to the conversation they took up",
    approvedBy: reply.approvedBy,
    dueAt: reply.dueAt.toISOString(),
  };
}

/** "Re: " once, whatever the languages of the thread made of it. */
export function replySubject(subject: string | undefined): string {
  const bare = (subject ?? "").replace(
    /^(?:\s*(?:re|aw|antw|sv|rif|r|fwd?|wg|tr|rv)\s*:)+\s*/iu,
    "",
  );
  return bare ? `Re: ${bare}` : "Re:";
}

/** Some servers cut long headers, and then cut them wrong. */
const MOST_REFERENCES = 10;

function lastOf(thread: readonly string[], inReplyTo: string | undefined): string[] {
  const ids = [...thread.filter((id) => id !== inReplyTo), ...(inReplyTo ? [inReplyTo] : [])];
  return ids.slice(-MOST_REFERENCES);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
