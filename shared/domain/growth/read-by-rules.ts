import { foldedWords } from "#shared/domain/campaigns/fold.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Competitor, GrowthSignal, MarketStatement } from "./growth-analysis.ts";
import type { GrowthEvidence } from "./growth-evidence.ts";
import type { GrowthReading } from "./growth-reading.ts";
import { namesCompany } from "./names-company.ts";
import { openQuestions } from "./open-questions.ts";
import { trendOf } from "./trend.ts";

const MOST_SIGNALS = 8;

/** The deterministic reading: each weighed event is a signal in the words of its best source. */
export function readByRules(evidence: GrowthEvidence): GrowthReading {
  const signals = evidence.weighed.slice(0, MOST_SIGNALS).map(
    ({ event, points }): GrowthSignal => ({
      kind: event.kind,
      statement: statementOf(event.best, evidence),
      factIds: event.facts.map(({ id }) => id),
      points,
    }),
  );
  const market = marketOf(evidence);
  return {
    signals,
    market,
    competitors: competitorsOf(evidence),
    summary: summaryOf(evidence, signals, market),
    openQuestions: [...openQuestions(evidence)],
    confidence: evidence.confidence,
  };
}

/** "Employs 1,210 people" must not leave out "down from 1,450" where that is the signal. */
function statementOf({ statement, quote }: Fact, { lead }: GrowthEvidence): string {
  const told = trendOf(quote).kind;
  if (told === "none" || told === trendOf(statement).kind) return statement;
  return namesCompany(quote, lead.company)
    ? quote
    : `${lead.company.name ?? "The company"}: ${quote}`;
}

function marketOf({ facts, stale }: GrowthEvidence): MarketStatement[] {
  return once(
    facts.filter((fact) => fact.kind === "market" && !stale.includes(fact)),
    ({ statement }) => statement,
  ).map(([statement, told]) => ({ statement, factIds: told.map(({ id }) => id) }));
}

function competitorsOf({ facts, stale }: GrowthEvidence): Competitor[] {
  return once(
    facts.filter((fact) => fact.kind === "competitor" && !stale.includes(fact)),
    ({ value = "" }) => value,
  ).map(([name, told]) => ({ name, factIds: told.map(({ id }) => id) }));
}

function once(
  facts: readonly Fact[],
  said: (fact: Fact) => string,
): readonly (readonly [string, readonly Fact[]])[] {
  const groups = Map.groupBy(facts, (fact) => foldedWords(said(fact)).join(" "));
  return [...groups.values()].flatMap((group) => {
    const text = group[0] ? said(group[0]) : "";
    return text ? [[text, group] as const] : [];
  });
}

/** "Kestrel Bearings Ltd." would end a sentence twice. */
function withoutLegalForm(name: string | undefined): string | undefined {
  return name?.replace(/[\s,]+(?:\p{L}{1,3}\.)+$/u, "");
}

function summaryOf(
  { lead, facts }: GrowthEvidence,
  signals: readonly GrowthSignal[],
  market: readonly MarketStatement[],
): string {
  const name = withoutLegalForm(lead.company.name) ?? lead.company.domain ?? "this company";
  const own = signals.filter(({ kind }) => kind !== "market");
  const growing = own.filter(({ points }) => points > 0).slice(0, 3);
  const shrinking = own.filter(({ points }) => points < 0).slice(0, 2);
  const list = (some: readonly { statement: string }[]) =>
    some.map(({ statement }) => statement).join(" ");
  if (facts.length === 0) return `Nothing was found about the growth of ${name}.`;
  if (signals.length === 0 && market.length === 0)
    return `No sign of growth or decline was found for ${name}.`;
  return [
    growing.length > 0 ? list(growing) : "No sign of growth was found.",
    shrinking.length > 0 ? `Against growth: ${list(shrinking)}` : "",
    list(market.slice(0, 2)),
  ]
    .filter(Boolean)
    .join(" ");
}
