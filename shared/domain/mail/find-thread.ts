import type { InboundMail } from "./inbound-mail.ts";

/** What a mail says of the conversation it belongs to, the most reliable first. */
export type ThreadNames = {
  /** From our plus-addresses: nobody can guess them. */
  readonly replyTokens: readonly string[];
  readonly unsubscribeTokens: readonly string[];
  readonly journalTokens: readonly string[];
  /** In-Reply-To, then References from the newest to the oldest. */
  readonly messageIds: readonly string[];
};

export type PlusAddress = { readonly name: "reply" | "unsub" | "journal"; readonly token: string };

export function threadNames(mail: InboundMail, inboundDomain: string): ThreadNames {
  const recipients = [...mail.to, ...mail.cc].map(({ address }) => address).concat(mail.envelopeTo);
  const plus = recipients.flatMap((address) => parsePlusAddress(address, inboundDomain) ?? []);
  const tokensOf = (name: PlusAddress["name"]) => [
    ...new Set(plus.filter((address) => address.name === name).map(({ token }) => token)),
  ];
  return {
    replyTokens: tokensOf("reply"),
    unsubscribeTokens: tokensOf("unsub"),
    journalTokens: tokensOf("journal"),
    messageIds: [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])],
  };
}

/** "reply+<token>@<inbound domain>"; a bare "unsub@" has the empty token. */
export function parsePlusAddress(address: string, inboundDomain: string): PlusAddress | undefined {
  const at = address.lastIndexOf("@");
  if (address.slice(at + 1).toLowerCase() !== inboundDomain.toLowerCase()) return undefined;
  const [, name = "", token = ""] =
    /^(reply|unsub|journal)(?:\+(.+))?$/i.exec(address.slice(0, at)) ?? [];
  switch (name.toLowerCase()) {
    case "reply":
      return token ? { name: "reply", token: token.toLowerCase() } : undefined;
    case "unsub":
      return { name: "unsub", token };
    case "journal":
      return token ? { name: "journal", token } : undefined;
    default:
      return undefined;
  }
}
