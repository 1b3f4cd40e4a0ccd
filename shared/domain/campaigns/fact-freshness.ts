import type { Fact } from "#shared/domain/leads/fact.ts";
import { type DayRange, dateMentions } from "./date-mentions.ts";

export type Freshness =
  | { readonly kind: "fresh"; readonly days?: number }
  | { readonly kind: "stale"; readonly days: number; readonly limit: number };

/** An opening stays open for months, news is old after a year; where a company was founded never changes. */
export function freshnessOf(fact: Fact, now: Date): Freshness {
  const limit = freshDays[fact.kind];
  const dated = dateOf(fact, now);
  if (dated === undefined) return { kind: "fresh" };
  const days = Math.floor((now.getTime() - Date.parse(dated)) / 86_400_000);
  if (limit === undefined || days <= limit) return { kind: "fresh", days };
  return { kind: "stale", days, limit };
}

/** Days after which a fact of a kind is no longer said; kinds without a limit do not age. */
const freshDays: Readonly<Record<Fact["kind"], number | undefined>> = {
  hiring: 120,
  expansion: 400,
  funding: 400,
  contract: 400,
  "product-launch": 400,
  appointment: 400,
  award: 400,
  partnership: 400,
  acquisition: 400,
  headcount: 730,
  customers: 730,
  revenue: 730,
  export: 730,
  technology: 730,
  market: 730,
  competitor: 730,
  role: 730,
  other: 400,
  description: undefined,
  founded: undefined,
  location: undefined,
  industry: undefined,
  certification: undefined,
};

/** When it happened, as exactly as known: a date in the text, else the day it was published, else nothing for news. */
function dateOf(fact: Fact, now: Date): string | undefined {
  const { statement, quote } = spokenDates(fact);
  const spoken = [...statement, ...quote]
    .filter(({ from }) => from <= now.toISOString().slice(0, 10))
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (fact.publishedOn && (spoken === undefined || spoken >= fact.publishedOn)) {
    return fact.publishedOn;
  }
  if (spoken === undefined && fact.kind === "hiring") return fact.observedAt;
  return spoken;
}

/** Every day range a fact speaks of. The day of publication counts unless the text names another month itself. */
export function datesOf(fact: Fact): readonly DayRange[] {
  const { statement, value, quote } = spokenDates(fact);
  const spoken = [...statement, ...value, ...quote];
  const { publishedOn } = fact;
  if (!publishedOn) return spoken;
  const exact = spoken.filter(({ precision }) => precision !== "year");
  const isContradicted =
    exact.length > 0 && !exact.some(({ from, to }) => from <= publishedOn && publishedOn <= to);
  if (isContradicted) return spoken;
  return [...spoken, { from: publishedOn, to: publishedOn, precision: "day" }];
}

type SpokenDates = Readonly<Record<"statement" | "value" | "quote", readonly DayRange[]>>;

/** A fact is asked for its dates by every sentence that cites it, and never changes. */
const knownDates = new WeakMap<Fact, SpokenDates>();

function spokenDates(fact: Fact): SpokenDates {
  const known = knownDates.get(fact);
  if (known) return known;
  const read = (text = "") =>
    dateMentions(text, referenceDay(fact)).flatMap(({ ranges }) => ranges);
  const statement = read(fact.statement);
  const dates = {
    statement,
    value: read(fact.value),
    quote: fact.quote === fact.statement ? statement : read(fact.quote),
  };
  knownDates.set(fact, dates);
  return dates;
}

function referenceDay(fact: Fact): Date {
  return new Date(fact.publishedOn ?? fact.observedAt);
}
