import type { Outcome } from "#shared/domain/outreach/outcome.ts";
import type { ReportNames } from "#shared/domain/reporting/report-names.ts";

let number = 0;

/** An outcome of its own lead unless the test names one. */
export function anOutcome(outcome: Partial<Outcome> = {}): Outcome {
  number += 1;
  return {
    kind: "sent",
    at: "2026-11-19T10:00:00.000Z",
    leadId: `lead-${number}`,
    campaignId: "job-1",
    accountId: "ines",
    senderDomain: "tidewater-planning.example",
    step: 1,
    variant: "a",
    angleId: "stock-across-sites",
    segment: "manufacturing",
    sendHour: 9,
    ...outcome,
  };
}

export function outcomes(count: number, outcome: Partial<Outcome>): readonly Outcome[] {
  return Array.from({ length: count }, () => anOutcome(outcome));
}

/** Everything is called by its id. */
export const namesAsIds: ReportNames = {
  lead: (id) => id,
  campaign: (id) => id,
  account: (id) => id,
};
