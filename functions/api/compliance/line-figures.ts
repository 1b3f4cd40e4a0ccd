import {
  countScopes,
  daysOfWindow,
  type RedLine,
  redLines,
  type ScopeCounts,
} from "#shared/domain/compliance/red-lines.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Pauses } from "#shared/ports/pauses.ts";

export type LineFigures = {
  readonly counts: readonly ScopeCounts[];
  readonly lines: readonly RedLine[];
};

/** How near each account, campaign and domain is to a red line now. */
export async function lineFigures(
  deps: {
    readonly outcomes: Pick<OutcomeLog, "ofDay">;
    readonly pauses: Pick<Pauses, "resumed">;
  },
  now: Date,
): Promise<LineFigures> {
  const [days, resumptions] = await Promise.all([
    Promise.all(daysOfWindow(now).map((day) => deps.outcomes.ofDay(day))),
    deps.pauses.resumed(),
  ]);
  const events = days.flat();
  return {
    counts: countScopes(events, resumptions, now),
    lines: redLines(events, resumptions, now),
  };
}
