import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { emailIdentity } from "#shared/domain/leads/identity.ts";
import { threadNames } from "#shared/domain/mail/find-thread.ts";
import { type ForwardedMail, readForwarded } from "#shared/domain/mail/forwarded.ts";
import type { InboundMail } from "#shared/domain/mail/inbound-mail.ts";
import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import type { InboundDeps } from "./inbound-deps.ts";

export type FoundConversation = {
  readonly conversation: Conversation;
  readonly by: "reply-token" | "message-id" | "address" | "forwarded";
};

/** The conversation a mail belongs to: by what only our mails know, and by a bare address last, for anybody can claim one. */
export async function findConversation(
  deps: InboundDeps,
  mail: InboundMail,
): Promise<FoundConversation | undefined> {
  const { replyTokens, messageIds } = threadNames(mail, deps.inboundDomain);
  for (const token of replyTokens) {
    const found = await conversationOf(deps, await deps.conversations.leadOfReplyToken(token));
    if (found) return { conversation: found, by: "reply-token" };
  }
  for (const messageId of messageIds.slice(0, 20)) {
    const found = await conversationOf(deps, await deps.conversations.leadOfMessageId(messageId));
    if (found) return { conversation: found, by: "message-id" };
  }
  const sender = await conversationWith(deps, mail.from.address);
  if (sender) return { conversation: sender, by: "address" };

  const inner = innerMail(mail);
  const author = inner && (await conversationWith(deps, inner.from));
  return author && { conversation: author, by: "forwarded" };
}

/** The mail that was forwarded, where one was. */
export function innerMail(mail: InboundMail): ForwardedMail | undefined {
  const { forwarded } = stripQuote(mail.text);
  return forwarded ? readForwarded(forwarded) : undefined;
}

export async function conversationWith(
  deps: InboundDeps,
  address: string,
): Promise<Conversation | undefined> {
  if (!address) return undefined;
  const holder = await deps.leads.holderOf([emailIdentity(address)]);
  return conversationOf(deps, holder?.leadId);
}

async function conversationOf(
  { conversations }: InboundDeps,
  leadId: string | undefined,
): Promise<Conversation | undefined> {
  return leadId ? conversations.find(leadId) : undefined;
}
