import type { OutcomeEvent } from "#shared/domain/outreach/outcome.ts";

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
