import { createHash } from "node:crypto";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { isAuthentic } from "#shared/domain/mail/authentication.ts";
import type { InboundMail } from "#shared/domain/mail/inbound-mail.ts";
import type { FoundConversation } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";

export type ArrivedMail = { readonly key: string; readonly mail: InboundMail };

export function messageOfMail(
  { receivingHost, now }: InboundDeps,
  { conversation, by }: FoundConversation,
  { key, mail }: ArrivedMail,
  told: Pick<ConversationMessage, "text"> & Partial<ConversationMessage>,
): ConversationMessage {
  const isFromPerson = mail.from.address === conversation.email;
  return {
    id: messageKey(mail),
    leadId: conversation.leadId,
    direction: "in",
    channel: "email",
    at: now().toISOString(),
    from: mail.from.address,
    to: (mail.to[0]?.address ?? mail.envelopeTo[0] ?? "").toLowerCase(),
    subject: mail.subject,
    messageId: mail.messageId,
    rawKey: key,
    isAuthenticated: isFromPerson && isAuthentic(mail, receivingHost),
    ...(!isFromPerson && { isFromSomebodyElse: true }),
    ...(mayBeForged(by, isAuthentic(mail, receivingHost)) && { mayBeForged: true }),
    ...told,
  };
}

/** Our token and Message-IDs only who received our mail knows; a passed-on mail is as good as who passes it on, nobody we know. */
function mayBeForged(by: FoundConversation["by"], isBelieved: boolean): boolean {
  switch (by) {
    case "reply-token":
    case "message-id":
      return false;
    case "address":
      return !isBelieved;
    case "forwarded":
      return true;
  }
}

/**
 * The same mail by another way is the same message; another mail under a borrowed Message-ID is not, or a forger could
 * keep a real answer out.
 */
export function messageKey({ messageId, from, subject, text, html }: InboundMail): string {
  const words = html === undefined ? [text] : [text, html];
  const content = JSON.stringify([messageId, from.address, subject, ...words]);
  return `in-${createHash("sha256").update(content).digest("hex").slice(0, 24)}`;
}
