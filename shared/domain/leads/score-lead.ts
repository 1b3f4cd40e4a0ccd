import type { IdealCustomerProfile } from "#shared/domain/settings/ideal-customer-profile.ts";
import {
  criteriaOf,
  middleOf,
  plainIndustry,
  titleText,
  type WeighedCriterion,
} from "./fit-criteria.ts";
import type { Lead, Qualification, Tier } from "./lead.ts";

export type ScoringInput = {
  readonly lead: Lead;
  readonly profile: IdealCustomerProfile;
  /** What the company's own page says it does; empty when it could not be read. */
  readonly about: string;
  /** Kinds of facts known so far. */
  readonly factKinds: readonly string[];
  /** The facts in words, for whoever can read them. */
  readonly facts?: readonly string[];
};

export type Scoring = Omit<Qualification, "model" | "about">;

const EXCLUDED_SCORE = 15;

/** Weighs what is known against the profile. What is unknown gives a third of its points and lowers the confidence. */
export function scoreLead(input: ScoringInput): Scoring {
  const { profile } = input;
  const excluded = exclusionOf(input);
  const criteria = criteriaOf(input);
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const points = criteria.reduce((sum, criterion) => sum + criterion.points, 0);
  const known = criteria.reduce((sum, { isKnown, weight }) => sum + (isKnown ? weight : 0), 0);
  const reached = Math.round((100 * points) / weights);
  const score = excluded ? Math.min(reached, EXCLUDED_SCORE) : reached;
  const tier = excluded ? "D" : tierOf(score, profile);

  return {
    score,
    tier,
    classification: classify(input),
    reasoning: excluded ? `Parked: ${excluded}.` : reasoningOf(criteria, score, tier),
    confidence: excluded ? 0.9 : Math.round((0.3 + (0.65 * known) / weights) * 100) / 100,
    criteria: criteria.map(({ isKnown: _, ...criterion }) => criterion),
  };
}

export function tierOf(score: number, { tiers }: IdealCustomerProfile): Tier {
  if (score >= tiers.a) return "A";
  if (score >= tiers.b) return "B";
  if (score >= tiers.c) return "C";
  return "D";
}

/** Why the company itself does not want such leads, whatever they would score; undefined when nothing speaks against it. */
export function exclusionOf({ lead, profile, about }: ScoringInput): string | undefined {
  const { name = "", industry = "" } = lead.company;
  // A maker of yoga mats says "yoga" on its page: what the row says of the trade goes before the page.
  const text = `${name} ${industry || about}`.toLowerCase();
  for (const { words, reason } of profile.exclusions) {
    const word = words.find((one) => text.includes(one));
    if (word) return `${plainIndustry(industry || name || word)} is ${reason}`;
  }
  return undefined;
}

function classify({ lead, profile, about }: ScoringInput): string {
  const person = titleText(lead.person?.title ?? "");
  const business = `${lead.company.industry ?? ""} ${about}`.toLowerCase();
  const size = middleOf(lead.company.employees);
  const match = profile.classes.find(
    ({ titleWords, industryWords, minEmployees = 0 }) =>
      titleWords.some((word) => person.includes(` ${word}`)) &&
      (industryWords.length === 0 || industryWords.some((word) => business.includes(word))) &&
      (size ?? minEmployees) >= minEmployees,
  );
  return match?.name ?? "Other";
}

/**
 * What decided it comes first: the good of a lead that goes on, the bad of one that hardly does. Signs of need nobody has
 * looked for yet are left out, for that holds of every new lead.
 */
function reasoningOf(criteria: readonly WeighedCriterion[], score: number, tier: Tier): string {
  const byWeight = criteria.toSorted((one, other) => other.weight - one.weight);
  const known = byWeight.filter(({ isKnown }) => isKnown);
  const between = (least: number, most: number) =>
    known.filter(({ points, weight }) => points >= least * weight && points < most * weight);
  const speaksFor = listed("For it", between(MOSTLY, Number.POSITIVE_INFINITY));
  const partly = listed("In part", between(PARTLY, MOSTLY));
  const against = listed("Against it", between(0, PARTLY));
  const open = listed(
    "Not known",
    byWeight.filter(({ isKnown, criterion }) => !isKnown && criterion !== "signals"),
  );
  const isWelcome = tier === "A" || tier === "B";
  return [
    `Tier ${tier} with ${score} of 100.`,
    ...(isWelcome ? [speaksFor, partly, against] : [against, partly, speaksFor]),
    open,
  ]
    .filter(Boolean)
    .join(" ");
}

const MOSTLY = 0.6;
const PARTLY = 0.25;

function listed(heading: string, criteria: readonly WeighedCriterion[]): string {
  if (criteria.length === 0) return "";
  return `${heading}: ${criteria.map(({ reason }) => reason).join("; ")}.`;
}
