import type { OutcomeEvent } from "#shared/domain/outreach/outcome.ts";
import { dayAfter } from "#shared/domain/reporting/calendar-days.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";

const DAYS_AT_ONCE = 20;

/** All that happened in the days before and the one after, which in UTC may still be the company's today. */
export async function outcomesOfDays(
  outcomes: Pick<OutcomeLog, "ofDay">,
  day: string,
  days: number,
): Promise<readonly OutcomeEvent[]> {
  const wanted = Array.from({ length: days + 2 }, (_, index) => dayAfter(day, index - days));
  const found: OutcomeEvent[] = [];
  for (let from = 0; from < wanted.length; from += DAYS_AT_ONCE) {
    const some = wanted.slice(from, from + DAYS_AT_ONCE);
    found.push(...(await Promise.all(some.map((one) => outcomes.ofDay(one)))).flat());
  }
  return found;
}
