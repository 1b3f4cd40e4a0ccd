import { profileKey } from "#shared/domain/leads/linkedin-url.ts";
import { mailboxKey } from "#shared/domain/leads/mailbox-key.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { asksForMail } from "./asks-for-mail.ts";
import type { Conversation, ConversationMessage } from "./conversation.ts";

export type AnswerWay = {
  readonly kind: "way";
  readonly channel: "email" | "linkedin";
  readonly account: SenderAccount;
  /** Lower-case address, or the profile. */
  readonly to: string;
  /** Why it goes another way than they wrote. */
  readonly because?: string;
};

type NoWay = { readonly kind: "none"; readonly reason: string };

type Accounts = readonly SenderAccount[];

/** The way an answer goes: the one they wrote by, unless they ask for mail or that way is gone. */
export function answerWay(
  conversation: Conversation,
  answered: Pick<ConversationMessage, "channel" | "text"> | undefined,
  accounts: Accounts,
): AnswerWay | NoWay {
  const byMail = mailWay(conversation, accounts);
  if (answered?.channel !== "linkedin") return byMail;
  const byLinkedIn = linkedInWay(conversation, accounts);
  if (byMail.kind === "none") return byLinkedIn.kind === "way" ? byLinkedIn : byMail;
  if (byLinkedIn.kind === "none") return { ...byMail, because: byLinkedIn.reason };
  return asksForMail(answered.text) ? { ...byMail, because: "they asked for mail" } : byLinkedIn;
}

/** Which mailbox a conversation writes from: its own, else the first; who wrote on LinkedIn only has none yet. */
export function mailboxOf(
  conversation: Pick<Conversation, "accounts">,
  accounts: Accounts,
): SenderAccount | undefined {
  return accountOf(conversation, "email", accounts);
}

/** Whether it is the person themselves who wrote, by the address or the profile that we know of them. */
export function wroteThemselves(
  { channel, from, isFromSomebodyElse = false }: ConversationMessage,
  { email, linkedinUrl }: Conversation,
): boolean {
  switch (channel) {
    case "email":
      return !isFromSomebodyElse && email !== undefined && mailboxKey(from) === mailboxKey(email);
    case "linkedin":
      return linkedinUrl !== undefined && profileKey(from) === profileKey(linkedinUrl);
    case "call":
      return true;
  }
}

function mailWay(conversation: Conversation, accounts: Accounts): AnswerWay | NoWay {
  const account = mailboxOf(conversation, accounts);
  if (!account) return none("no mailbox is set up to answer from");
  const { email: to } = conversation;
  return to ? { kind: "way", channel: "email", account, to } : none("no address is known");
}

function linkedInWay(conversation: Conversation, accounts: Accounts): AnswerWay | NoWay {
  const account = accountOf(conversation, "linkedin", accounts);
  if (!account) return none("no account for LinkedIn is set up any more");
  const { linkedinUrl: to } = conversation;
  return to
    ? { kind: "way", channel: "linkedin", account, to }
    : none("no LinkedIn profile is known any more");
}

function accountOf(
  conversation: Pick<Conversation, "accounts">,
  channel: AnswerWay["channel"],
  accounts: Accounts,
): SenderAccount | undefined {
  const ofChannel = accounts.filter((account) => account.channel === channel);
  return ofChannel.find(({ id }) => id === conversation.accounts[channel]) ?? ofChannel[0];
}

function none(reason: string): NoWay {
  return { kind: "none", reason };
}
