import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { isFreeMailDomain } from "#shared/domain/leads/domain-name.ts";
import { isAuthentic } from "#shared/domain/mail/authentication.ts";
import type { InboundMail } from "#shared/domain/mail/inbound-mail.ts";
import type { InboundDeps } from "./inbound-deps.ts";

/**
 * Our own people answer or forward within a thread; what they write is no reply of the prospect. A bare domain tells
 * nothing, for anybody can write it into a mail and prospects may share it: it takes the address of an account, or a
 * colleague whom the receiving server vouches for. Better a note of ours is read as a reply than a reply is kept as a note.
 */
export async function isOwnMail(
  { accounts, receivingHost }: InboundDeps,
  mail: InboundMail,
  conversation: Conversation,
): Promise<boolean> {
  const { address } = mail.from;
  if (address === conversation.email) return false;
  const mailboxes = (await accounts.list())
    .filter(({ channel }) => channel === "email")
    .map((account) => account.address.toLowerCase());
  if (mailboxes.includes(address)) return true;
  const domain = domainOf(address);
  return (
    !isFreeMailDomain(domain) &&
    mailboxes.some((mailbox) => domainOf(mailbox) === domain) &&
    isAuthentic(mail, receivingHost)
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
