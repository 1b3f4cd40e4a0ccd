import type { PersonIdentities } from "#shared/domain/compliance/person-identities.ts";
import type { OutboxEntry, OutboxStatus } from "#shared/domain/outreach/outbox-entry.ts";

/** What is to be sent, is being sent and was sent. Sending is exactly once: only who claimed an entry sends it. */
export type OutboxStore = {
  /** False when the same business meaning was planned before. */
  readonly plan: (entry: OutboxEntry) => Promise<boolean>;
  readonly find: (leadId: string, id: string) => Promise<OutboxEntry | undefined>;
  readonly ofLead: (leadId: string) => Promise<readonly OutboxEntry[]>;
  /** Oldest due first. An index answers, so every decision is made again by the claim. */
  readonly due: (now: Date, limit: number) => Promise<readonly OutboxEntry[]>;
  /** Claimed before that time and not heard of since, and those whose outcome is unknown. */
  readonly unsettled: (claimedBefore: Date, limit: number) => Promise<readonly OutboxEntry[]>;
  /** Only from "claimed" or "unknown"; false when it is settled already. */
  readonly settle: (entry: OutboxEntry, outcome: Settlement) => Promise<boolean>;
  /**
   * Sent or failed before that time, and what follows from it (message, outcome, event, next step) not noted as done: who
   * settled it died, or knew only the evidence.
   */
  readonly settledUntold: (settledBefore: Date, limit: number) => Promise<readonly OutboxEntry[]>;
  /** Notes that what follows from a settled entry was done. */
  readonly told: (entry: OutboxEntry) => Promise<void>;
  /** Moves a planned entry to another time; false when it is not planned any more. */
  readonly postpone: (entry: OutboxEntry, dueAt: Date, reason: string) => Promise<boolean>;
  /** Takes back a planned entry; false when it is not planned any more. */
  readonly cancel: (entry: OutboxEntry, reason: string) => Promise<boolean>;
  /** Steps an account sent on a day, and when it may send the next. */
  readonly usage: (
    accountId: string,
    day: string,
  ) => Promise<{ readonly sent: number; readonly nextAt: string | undefined }>;
};

/** For who sends, and nobody else. */
export type OutboxClaims = {
  /**
   * One transaction: the entry is still planned and due; nobody suppressed the person, their domain or company; nothing is
   * paused (all, account, campaign, sender domain); and for a step also: the sequence and the company are not stopped, the
   * account has room today and its pace allows another, after which it rests for `restMilliseconds`.
   */
  readonly claim: (entry: OutboxEntry, conditions: ClaimConditions) => Promise<Claimed>;
};

export type ClaimConditions = {
  readonly now: Date;
  /** Calendar day in the account's zone, for its cap. */
  readonly day: string;
  readonly dailyCap: number;
  readonly restMilliseconds: number;
  /** Domain of the From address; its pause holds every account of it. */
  readonly senderDomain: string;
  /** What else the person is known by: an objection stops all channels. */
  readonly person: PersonIdentities;
};

type Claimed =
  | { readonly kind: "claimed"; readonly entry: OutboxEntry }
  | { readonly kind: "refused"; readonly because: ClaimRefusal };

export type ClaimRefusal =
  | "not-planned"
  | "not-due"
  | "suppressed"
  | "paused"
  | "sequence-stopped"
  | "company-stopped"
  | "cap-reached"
  | "too-soon-after-the-last";

type Settlement = {
  readonly status: Extract<OutboxStatus, "sent" | "failed" | "unknown">;
  readonly at: Date;
  readonly providerId?: string | undefined;
  /** Message-ID the mail went out with, where the provider replaced ours. */
  readonly messageId?: string | undefined;
  readonly reason?: string | undefined;
};
