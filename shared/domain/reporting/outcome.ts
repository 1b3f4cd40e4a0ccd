import type { OutcomeEvent, OutcomeKind } from "#shared/domain/outreach/outcome.ts";

/** One thing that happened to a person, as the outcome log tells it. */
export type Outcome = Omit<OutcomeEvent, "id">;

export type OutcomeName = OutcomeKind;
