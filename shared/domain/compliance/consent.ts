import * as z from "zod";
import { Channel } from "#shared/domain/outreach/sender-account.ts";

/**
 * Why a person may be written to who has not asked today. consent: they said yes. relationship: they are a customer or
 * negotiate with us. published: their company publishes the address and asks nobody to keep away.
 */
export const Consent = z.object({
  kind: z.enum(["consent", "relationship", "published"]),
  /** How it came about, so that it can be shown: "signed up at Harbour Expo, card 118", or the URL that publishes it. */
  source: z.string().min(1).max(500),
  /** The day it was given, or the page was seen. */
  at: z.iso.date(),
  expiresAt: z.iso.date().optional(),
  /** What a consent or a publication is for; e-mail where none is named, for that is what people tick a box for. */
  channels: z.array(Channel).min(1).optional(),
});
export type Consent = z.infer<typeof Consent>;

// CASL s. 10(10): an existing business relationship carries two years; taken for every country as the shortest in use.
const RELATIONSHIP_DAYS = 730;

/** Whether it still carries on that day. What is dated in the future carries nothing. */
export function isInForce({ kind, at, expiresAt }: Consent, now: Date): boolean {
  const today = now.toISOString().slice(0, 10);
  if (at > today) return false;
  if (expiresAt !== undefined && expiresAt < today) return false;
  return kind !== "relationship" || today <= dayAfter(at, RELATIONSHIP_DAYS);
}

/** A yes to one way of being written to is none to another; a relationship is with the person, however they are reached. */
export function isFor({ kind, channels = ["email"] }: Consent, channel: Channel): boolean {
  return kind === "relationship" || channels.includes(channel);
}

/** Whether its day has come nowhere on earth yet: what nobody can have given is a mistake in what was entered. */
export function isDatedAhead({ at }: Pick<Consent, "at">, now: Date): boolean {
  return at > dayAfter(now.toISOString().slice(0, 10), 1);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
