import { freshnessOf } from "#shared/domain/campaigns/fact-freshness.ts";
import { numberMentions } from "#shared/domain/campaigns/number-mentions.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { GrowthEvent } from "./growth-event.ts";
import { type Trend, trendOf } from "./trend.ts";

/** Points an event adds to the growth score, by its kind, its age and its size; 0 for what says nothing of growth. */
export function weighEvent(event: GrowthEvent, headcount: number | undefined, now: Date): number {
  const { best, publishers } = event;
  const trend = trendOf(best.quote);
  if (trend.kind === "down") return -shrinking(best, trend.percent) * recency(best, now);
  const confirmed = publishers.length > 1 ? CONFIRMED : 1;
  const size = sizeOf(best, headcount, percentOf(trend));
  if (measured.has(best.kind) && trend.kind !== "up") return 0;
  if (best.kind === "market" && percentOf(trend) === undefined) return 0;
  const worth = kindPoints[best.kind] ?? 0;
  return worth * recency(best, now) * size * confirmed;
}

function percentOf(trend: Trend): number | undefined {
  return trend.kind === "up" ? trend.percent : undefined;
}

const CONFIRMED = 1.1;

/** Money and walls weigh most, for they are spent; words about plans and prizes least. */
const kindPoints: Readonly<Partial<Record<Fact["kind"], number>>> = {
  funding: 20,
  expansion: 18,
  revenue: 18,
  contract: 15,
  acquisition: 14,
  hiring: 13,
  headcount: 12,
  export: 6,
  "product-launch": 6,
  partnership: 6,
  customers: 6,
  technology: 4,
  appointment: 3,
  market: 4,
};

/** A number alone is a size, not growth: these count only where the sentence says which way it went. */
const measured: ReadonlySet<Fact["kind"]> = new Set([
  "revenue",
  "headcount",
  "customers",
  "market",
]);

function shrinking({ kind }: Fact, percent = 0): number {
  const worth = kind === "market" ? 4 : 10;
  return worth + Math.min(worth, percent / 2);
}

/** Full for a quarter, then less each month; what has no date may be old. */
function recency(fact: Fact, now: Date): number {
  const freshness = freshnessOf(fact, now);
  if (freshness.kind === "stale") return 0;
  if (freshness.days === undefined) return 0.5;
  return Math.max(0.35, 1 - Math.max(0, freshness.days - 90) / 500);
}

/** From 0.6 to 1.4: how much it is for a company of this size. */
function sizeOf(fact: Fact, headcount: number | undefined, percent: number | undefined): number {
  if (percent !== undefined) return step(percent, [3, 8, 15]);
  const numbers = numberMentions(`${fact.value ?? ""} ${fact.statement}`);
  const money = Math.max(
    0,
    ...numbers.filter(({ currency }) => currency).flatMap(({ values }) => values),
  );
  if (money > 0 && headcount) return step(money / headcount, [5_000, 20_000, 60_000]);
  const count = numbers.find(({ unit, currency }) => unit === "plain" && !currency)?.values[0];
  if (fact.kind === "hiring") return hiringSize(count, headcount);
  if (fact.kind === "export") return exportSize(fact);
  return 1;
}

/** A handful of posts is ordinary turnover, whatever share of a small firm it is. */
function hiringSize(count = 1, headcount: number | undefined): number {
  if (count < FEW_POSTS) return FEW_POSTS_SIZE;
  return headcount ? step(count / headcount, [0.01, 0.03, 0.08]) : sizes[1];
}

const FEW_POSTS = 5;
const FEW_POSTS_SIZE = 0.35;

function exportSize({ value = "" }: Fact): number {
  const [first] = numberMentions(value);
  if (!first?.values[0]) return 0.8;
  return first.unit === "percent"
    ? step(first.values[0], [15, 35, 60])
    : step(first.values[0], [5, 15, 40]);
}

const sizes = [0.6, 0.85, 1.1, 1.4] as const;

function step(amount: number, [some, much, most]: readonly [number, number, number]): number {
  if (amount >= most) return sizes[3];
  if (amount >= much) return sizes[2];
  return amount >= some ? sizes[1] : sizes[0];
}
