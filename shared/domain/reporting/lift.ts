import * as z from "zod";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";

/** Meetings of leads that were written to against those of leads that were held out. */
export const Lift = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("not-enough-data"), reason: z.string() }),
  z.object({
    kind: z.literal("measured"),
    treated: z.int(),
    treatedRate: z.number(),
    heldOut: z.int(),
    heldOutRate: z.number(),
    /** Difference of the rates, with the bounds of its 95 % interval. */
    difference: z.number(),
    low: z.number(),
    high: z.number(),
    /** Whether the interval leaves out "no difference". */
    isSure: z.boolean(),
  }),
]);
export type Lift = z.infer<typeof Lift>;

/** Under this many leads on a side an interval says nothing that anybody could use. */
const LEAST_LEADS = 30;

export function liftOf(outcomes: readonly Pick<Outcome, "kind" | "leadId">[]): Lift {
  const leadsWith = (kind: Outcome["kind"]) =>
    new Set(outcomes.filter((outcome) => outcome.kind === kind).map(({ leadId }) => leadId));
  const heldOut = leadsWith("held-out");
  const treated = leadsWith("allocated").difference(heldOut);
  if (heldOut.size === 0)
    return notEnough(
      "no lead is held out to compare with; a hold-out share in the campaign's settings would do it",
    );
  if (heldOut.size < LEAST_LEADS || treated.size < LEAST_LEADS) {
    return notEnough(
      `${treated.size} leads were written to and ${heldOut.size} held out; each side needs ${LEAST_LEADS}`,
    );
  }
  const met = treated.intersection(leadsWith("meeting-booked")).size;
  const metAnyway = heldOut.intersection(leadsWith("meeting-without-outreach")).size;
  if (met + metAnyway === 0) return notEnough("no meeting came about on either side");
  return compared(met, treated.size, metAnyway, heldOut.size);
}

function notEnough(reason: string): Lift {
  return { kind: "not-enough-data", reason };
}

/** Newcombe's hybrid score interval (1998, method 10): honest for small counts and for none. */
function compared(met: number, treated: number, metAnyway: number, heldOut: number): Lift {
  const one = wilson(met, treated);
  const other = wilson(metAnyway, heldOut);
  const difference = one.rate - other.rate;
  const low = difference - Math.hypot(one.rate - one.low, other.high - other.rate);
  const high = difference + Math.hypot(one.high - one.rate, other.rate - other.low);
  return {
    kind: "measured",
    treated,
    treatedRate: one.rate,
    heldOut,
    heldOutRate: other.rate,
    difference,
    low,
    high,
    isSure: low > 0 || high < 0,
  };
}

const Z = 1.959964;

export function wilson(
  hits: number,
  of: number,
): { readonly rate: number; readonly low: number; readonly high: number } {
  const rate = hits / of;
  const middle = (rate + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half =
    (Z / (1 + Z ** 2 / of)) * Math.sqrt((rate * (1 - rate)) / of + Z ** 2 / (4 * of ** 2));
  return { rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
