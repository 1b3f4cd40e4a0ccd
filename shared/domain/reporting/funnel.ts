import * as z from "zod";
import type { Outcome, OutcomeKind } from "#shared/domain/outreach/outcome.ts";

const Count = z.int().min(0);

/** How many of each thing happened. Positive replies are among the replies, soft bounces may have been delivered since. */
export const Funnel = z.object({
  allocated: Count,
  heldOut: Count,
  sent: Count,
  delivered: Count,
  softBounced: Count,
  hardBounced: Count,
  senderRefused: Count,
  complained: Count,
  unsubscribed: Count,
  replied: Count,
  repliedPositively: Count,
  meetingsBooked: Count,
  meetingsHeld: Count,
  noShows: Count,
});
export type Funnel = z.infer<typeof Funnel>;
export type FunnelStage = keyof Funnel;

export function funnelOf(outcomes: readonly Pick<Outcome, "kind">[]): Funnel {
  const counts = { ...emptyFunnel };
  for (const { kind } of outcomes) {
    const stage = stageOf[kind];
    if (stage) counts[stage] += 1;
  }
  return counts;
}

const emptyFunnel: Funnel = {
  allocated: 0,
  heldOut: 0,
  sent: 0,
  delivered: 0,
  softBounced: 0,
  hardBounced: 0,
  senderRefused: 0,
  complained: 0,
  unsubscribed: 0,
  replied: 0,
  repliedPositively: 0,
  meetingsBooked: 0,
  meetingsHeld: 0,
  noShows: 0,
};

export const stageOf: Readonly<Record<OutcomeKind, FunnelStage | undefined>> = {
  allocated: "allocated",
  "held-out": "heldOut",
  sent: "sent",
  delivered: "delivered",
  "soft-bounced": "softBounced",
  "hard-bounced": "hardBounced",
  "sender-refused": "senderRefused",
  complained: "complained",
  unsubscribed: "unsubscribed",
  replied: "replied",
  "replied-positively": "repliedPositively",
  "meeting-booked": "meetingsBooked",
  "meeting-held": "meetingsHeld",
  "no-show": "noShows",
  // No effect of ours; only the lift counts it.
  "meeting-without-outreach": undefined,
};

/** As people say them, in the order in which they happen. */
export const stageNames: readonly (readonly [FunnelStage, string])[] = [
  ["allocated", "leads begun"],
  ["heldOut", "leads held out for comparison"],
  ["sent", "messages sent"],
  // Only SES tells; a company's own mailbox says nothing when a mail arrives.
  ["delivered", "deliveries that SES confirmed"],
  ["softBounced", "mails put off by their receiver"],
  ["hardBounced", "bad addresses"],
  ["senderRefused", "mails refused because of us"],
  ["complained", "spam complaints"],
  ["unsubscribed", "opt-outs"],
  ["replied", "replies"],
  ["repliedPositively", "positive replies"],
  ["meetingsBooked", "meetings booked"],
  ["meetingsHeld", "meetings held"],
  ["noShows", "no-shows"],
];
