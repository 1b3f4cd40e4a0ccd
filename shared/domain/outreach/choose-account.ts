import { capOn } from "./ramp.ts";
import type { Channel, SenderAccount, TransportName } from "./sender-account.ts";
import { dayIn } from "./zoned-time.ts";

export type AccountUsage = { readonly sent: number; readonly nextAt: string | undefined };

export type AccountChoice =
  | { readonly kind: "chosen"; readonly account: SenderAccount; readonly usage: AccountUsage }
  | {
      readonly kind: "none";
      readonly reason: string;
      /** The account the conversation has had, where it is there and may send such a message no more. */
      readonly known?: KnownAccount | undefined;
    };

type KnownAccount = { readonly account: SenderAccount; readonly usage: AccountUsage };

export type AccountWish = {
  readonly channel: Channel;
  /** The account the conversation has had so far: people answer to whom they know. */
  readonly current: string | undefined;
  /** What the law lets the message leave by, the best first. */
  readonly transports: readonly TransportName[];
  readonly accounts: readonly KnownAccount[];
  readonly isPaused: (account: SenderAccount) => boolean;
  /** Whether another account may take over from one that is paused: a step may, an answer comes from whom they know. */
  readonly mayMove: boolean;
  readonly now: Date;
};

/** The same account per conversation while it can send; else, of those that may send this, the one with most room left today. */
export function chooseAccount(wish: AccountWish): AccountChoice {
  const { channel, current, transports, accounts, now } = wish;
  const ofChannel = accounts.filter(({ account }) => account.channel === channel);
  if (ofChannel.length === 0) return none(`no account for ${channelWords[channel]} is set up`);
  const known = ofChannel.find(({ account }) => account.id === current);
  const lawful = ofChannel.filter(({ account }) => transports.includes(account.transport));
  if (lawful.length === 0) {
    const ways = transports.join(" or ") || "no transport";
    return none(`such a message may leave by ${ways} only, and no account does`, known);
  }
  const [best] = lawful.toSorted(
    (one, other) =>
      Number(isHeld(one.account)) - Number(isHeld(other.account)) ||
      roomOf(other) - roomOf(one) ||
      transports.indexOf(one.account.transport) - transports.indexOf(other.account.transport) ||
      one.account.id.localeCompare(other.account.id),
  );
  if (!best) return none("no account may send it");
  const stays = known && lawful.includes(known) ? known : best;
  const isBetter = wish.mayMove && wish.isPaused(stays.account) && !isHeld(best.account);
  return { kind: "chosen", ...(isBetter ? best : stays) };

  /** A domain that is not ready or paused sends nothing now, but may later, when the others are no better. */
  function isHeld(account: SenderAccount): boolean {
    return account.dns?.isReady === false || wish.isPaused(account);
  }

  function roomOf({ account, usage }: KnownAccount): number {
    return capOn(account, dayIn(account.timeZone, now)) - usage.sent;
  }
}

/** Domain of the From address; for the other channels their name, since they have none. */
export function senderDomainOf({ channel, address }: SenderAccount): string {
  return channel === "email" ? address.slice(address.lastIndexOf("@") + 1).toLowerCase() : channel;
}

const channelWords: Readonly<Record<Channel, string>> = {
  email: "e-mail",
  linkedin: "LinkedIn",
  call: "calls",
};

function none(reason: string, known?: KnownAccount): AccountChoice {
  return { kind: "none", reason, known };
}
