import { parsePlusAddress } from "./find-thread.ts";
import type { InboundMail } from "./inbound-mail.ts";

/** A mail has 5 to 10 Received lines on a long way; this many means that it goes in a circle. */
const MOST_HOPS = 25;

/** Automatic mails a person's address may send within an hour before they count as a loop. */
const MOST_AUTOMATIC_AN_HOUR = 5;

/** Why a mail is one of our own come back, or goes round; undefined for all others. */
export function loopReason(mail: InboundMail, inboundDomain: string): string | undefined {
  const outboxId = mail.headers["x-outbox-id"]?.[0];
  if (outboxId) return `it is our own mail ${outboxId} come back`;
  if (parsePlusAddress(mail.from.address, inboundDomain)) {
    return `it comes from our own receiving address ${mail.from.address}`;
  }
  const hops = mail.headers["received"]?.length ?? 0;
  if (hops > MOST_HOPS) return `it went through ${hops} servers`;
  const looped = mail.headers["x-loop"]?.find((value) =>
    value.toLowerCase().includes(inboundDomain),
  );
  return looped ? `its X-Loop names us: ${looped}` : undefined;
}

/** Two machines answering each other, by the times of the automatic mails one address sent so far. */
export function isFlood(automaticAt: readonly string[], now: Date): boolean {
  const hourAgo = now.getTime() - 3_600_000;
  return automaticAt.filter((at) => Date.parse(at) > hourAgo).length >= MOST_AUTOMATIC_AN_HOUR;
}
