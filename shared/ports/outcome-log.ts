/**
 * What happened to people, once each, for reports, red lines and learning. Counted by day; every event names the campaign,
 * account, angle, variant, segment and send hour it belongs to, so a sum can be taken over any of them.
 */
export type OutcomeLog = {
  /** False when this event was told before. */
  readonly tell: (event: OutcomeEvent) => Promise<boolean>;
  /** Events of a calendar day in UTC, oldest first. */
  readonly ofDay: (day: string) => Promise<readonly OutcomeEvent[]>;
};

export const outcomeKinds = [
  "allocated",
  "held-out",
  "sent",
  "delivered",
  "soft-bounced",
  "hard-bounced",
  "sender-refused",
  "complained",
  "unsubscribed",
  "replied",
  "replied-positively",
  "meeting-booked",
  "meeting-held",
  "no-show",
  "meeting-without-outreach",
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export type OutcomeEvent = {
  /** Business key: "sent#<outbox id>", "replied#<message id>". */
  readonly id: string;
  readonly kind: OutcomeKind;
  readonly at: string;
  readonly leadId: string;
  readonly campaignId: string;
  readonly accountId: string;
  readonly senderDomain: string;
  readonly step: number;
  readonly variant: string;
  readonly angleId: string;
  /** Industry, or "unknown". */
  readonly segment: string;
  /** Hour of the send in the recipient's zone; -1 where it does not apply. */
  readonly sendHour: number;
};
