import { daysOfWindow, type RedLine, redLines } from "#shared/domain/compliance/red-lines.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Pauses } from "#shared/ports/pauses.ts";
import { pauseOnce } from "./pause-once.ts";

export type CheckLinesDeps = {
  readonly outcomes: Pick<OutcomeLog, "ofDay">;
  readonly pauses: Pauses;
  readonly bus: EventBus;
  readonly log: Log;
  readonly now: () => Date;
};

/** Reads a week of outcomes and pauses whatever crossed a line. */
export async function checkLines(deps: CheckLinesDeps): Promise<void> {
  const { outcomes, pauses, log, now } = deps;
  const [days, resumptions] = await Promise.all([
    Promise.all(daysOfWindow(now()).map((day) => outcomes.ofDay(day))),
    pauses.resumed(),
  ]);
  for (const line of strictestFirst(redLines(days.flat(), resumptions, now()))) {
    const { scope, action, rule, reason } = line;
    if (action === "warn") {
      log.warn("a red line is near", { scope, rule, reason });
    } else {
      await pauseOnce(deps, { scope, reason: `${rule}: ${reason}`, by: "red-lines" });
    }
  }
}

function strictestFirst(lines: readonly RedLine[]): readonly RedLine[] {
  const rank = { domain: 0, account: 1, campaign: 2 };
  return lines.toSorted((one, other) => rank[one.scope.kind] - rank[other.scope.kind]);
}
