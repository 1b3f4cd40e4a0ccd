/** One thing that happened to a person, as the outcome log tells it. */
export type Outcome = {
  readonly kind: OutcomeName;
  readonly at: string;
  readonly leadId: string;
  readonly campaignId: string;
  readonly accountId: string;
  readonly senderDomain: string;
  readonly step: number;
  readonly variant: string;
  readonly angleId: string;
  readonly segment: string;
  readonly sendHour: number;
};

export type OutcomeName =
  | "allocated"
  | "held-out"
  | "sent"
  | "delivered"
  | "soft-bounced"
  | "hard-bounced"
  | "sender-refused"
  | "complained"
  | "unsubscribed"
  | "replied"
  | "replied-positively"
  | "meeting-booked"
  | "meeting-held"
  | "no-show"
  | "meeting-without-outreach";
