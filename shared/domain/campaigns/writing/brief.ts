import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import { freshnessOf } from "#shared/domain/campaigns/fact-freshness.ts";
import { fold } from "#shared/domain/campaigns/fold.ts";
import { type Reader, readerOf } from "#shared/domain/campaigns/reader.ts";
import { spokenCompanyName } from "#shared/domain/campaigns/spoken-company-name.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import { type FactClause, factClause } from "./fact-clause.ts";
import { pick } from "./pick.ts";
import { type Trade, tradeOf } from "./trade.ts";

/** All there is to write from. */
export type Brief = {
  readonly lead: Lead;
  readonly reader: Reader;
  /** As people say it; undefined when the field holds no name. */
  readonly company: string | undefined;
  readonly trade: Trade | undefined;
  /** Fresh enough to be said, best known first. */
  readonly facts: readonly Fact[];
  readonly growth: GrowthAnalysis | undefined;
  readonly seller: SellerProfile;
  readonly now: Date;
};

const LEAST_CONFIDENCE = 0.5;

export function briefFor(known: {
  readonly lead: Lead;
  readonly facts: readonly Fact[];
  readonly contacts: readonly Contact[];
  readonly growth: GrowthAnalysis | undefined;
  readonly seller: SellerProfile;
  readonly now: Date;
}): Brief {
  const { lead, facts, contacts, growth, seller, now } = known;
  return {
    lead,
    reader: readerOf(lead, contacts),
    company: spokenCompanyName(lead.company.name, facts),
    trade: tradeOf(lead.company.industry),
    facts: facts
      .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
      .filter((fact) => freshnessOf(fact, now).kind === "fresh")
      .toSorted((one, other) => other.confidence - one.confidence || (one.id < other.id ? -1 : 1)),
    growth,
    seller: withFittingProblems(seller, lead, facts),
    now,
  };
}

/** Who moves other people's goods has no material to buy: a problem the business cannot have is not written about. */
function withFittingProblems(
  seller: SellerProfile,
  { company }: Lead,
  facts: readonly Fact[],
): SellerProfile {
  const told = facts.filter(({ kind }) => kind === "industry").map(({ statement }) => statement);
  const business = fold([company.industry ?? "", company.name ?? "", ...told].join(" "));
  const isOneOf = (words: readonly string[]) => words.some((word) => business.includes(fold(word)));
  const problems = seller.problems.filter(
    ({ onlyFor, notFor = [] }) => !isOneOf(notFor) && (onlyFor === undefined || isOneOf(onlyFor)),
  );
  return problems.length > 0 ? { ...seller, problems } : seller;
}

export type Problem = SellerProfile["problems"][number];

/** The problem of an angle as the reader's seat sees it, in one of the seller's ways to say it. */
export function problemFor(
  { problemId }: Pick<Angle, "problemId">,
  brief: Brief,
  seed = brief.lead.id,
): Problem | undefined {
  const told = brief.seller.problems.find(({ id }) => id === problemId);
  if (!told) return undefined;
  const [view, ...otherViews] = told.views.filter(({ roles }) => roles.includes(brief.reader.role));
  const { problem, question } = view
    ? pick([view, ...otherViews], `${seed} words`)
    : pick([told, ...(told.otherWords ?? [])], `${seed} words`);
  const outcome = pick([told.outcome, ...(told.otherOutcomes ?? [])], `${seed} outcome`);
  return { ...told, problem, question, outcome };
}

export function clauseFor(
  { factIds }: Pick<Angle, "factIds">,
  brief: Brief,
): FactClause | undefined {
  for (const fact of brief.facts.filter(({ id }) => factIds.includes(id))) {
    const clause = clauseOfFact(fact, brief);
    if (clause) return clause;
  }
  return undefined;
}

export function clauseOfFact(fact: Fact, { lead, reader, now }: Brief): FactClause | undefined {
  return factClause(fact, { companyName: lead.company.name, reader, now });
}
