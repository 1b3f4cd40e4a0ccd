import type { IdealCustomerProfile } from "#shared/domain/settings/ideal-customer-profile.ts";
import type { Lead, Qualification, Tier } from "./lead.ts";

export type ScoringInput = {
  readonly lead: Lead;
  readonly profile: IdealCustomerProfile;
  /** What the company's own page says it does; empty when it could not be read. */
  readonly about: string;
  /** Kinds of facts known so far. */
  readonly factKinds: readonly string[];
};

export type Scoring = Omit<Qualification, "model">;

type Criterion = Qualification["criteria"][number] & { readonly isKnown: boolean };

/** Weighs what is known against the profile. What is unknown gives a third of its points and lowers the confidence. */
export function scoreLead(input: ScoringInput): Scoring {
  const { profile } = input;
  const excluded = exclusion(input);
  const criteria = [
    industry(input),
    employees(input),
    country(input),
    title(input),
    signals(input),
    reachability(input),
  ];
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const points = criteria.reduce((sum, criterion) => sum + criterion.points, 0);
  const known = criteria.filter(({ isKnown }) => isKnown);
  const confidence = known.reduce((sum, { weight }) => sum + weight, 0) / (weights || 1);
  const reached = Math.round((100 * points) / (weights || 1));
  const score = excluded ? Math.min(reached, 15) : reached;

  return {
    score,
    tier: tierOf(score, profile),
    classification: classify(input),
    reasoning: excluded
      ? `Parked: ${excluded}.`
      : reasoningOf(criteria, score, tierOf(score, profile)),
    confidence: excluded ? 0.9 : Math.round((0.3 + 0.65 * confidence) * 100) / 100,
    criteria: criteria.map(({ isKnown: _, ...criterion }) => criterion),
  };
}

export function tierOf(score: number, { tiers }: IdealCustomerProfile): Tier {
  if (score >= tiers.a) return "A";
  if (score >= tiers.b) return "B";
  if (score >= tiers.c) return "C";
  return "D";
}

const UNKNOWN_SHARE = 1 / 3;

function industry({ lead, profile, about }: ScoringInput): Criterion {
  const { weight, matches } = profile.industries;
  const said = lead.company.industry ?? "";
  const text = `${said} ${about}`.toLowerCase();
  if (!text.trim()) return unknown("industry", weight, "its industry is not known");
  const best = matches
    .flatMap(({ words, fit }) =>
      words.filter((word) => text.includes(word)).map((word) => ({ word, fit })),
    )
    .toSorted((one, other) => other.fit - one.fit)[0];
  if (!best) return known("industry", weight, 0, `${said || "its business"} is not one we serve`);
  const what = said || `its site speaks of ${best.word}`;
  return known(
    "industry",
    weight,
    best.fit,
    best.fit > 0.5 ? `${what} fits` : `${what} fits in part`,
  );
}

function employees({ lead, profile }: ScoringInput): Criterion {
  const { weight, best, acceptable } = profile.employees;
  const size = middleOf(lead.company.employees);
  if (size === undefined) return unknown("size", weight, "its size is not known");
  const inside = ({ min, max }: { min: number; max: number }) => size >= min && size <= max;
  const count = `about ${size} people`;
  if (inside(best)) return known("size", weight, 1, `${count} is the right size`);
  if (inside(acceptable)) return known("size", weight, 0.5, `${count} is at the edge`);
  return known(
    "size",
    weight,
    0,
    `${count} is ${size < acceptable.min ? "too small" : "too large"}`,
  );
}

function country({ lead, profile }: ScoringInput): Criterion {
  const { weight, best, acceptable } = profile.countries;
  const code = lead.company.country;
  if (!code) return unknown("country", weight, "its country is not known");
  if (best.includes(code)) return known("country", weight, 1, `${code} is a home market`);
  if (acceptable.includes(code)) return known("country", weight, 0.5, `${code} is a second market`);
  return known("country", weight, 0, `${code} is outside our markets`);
}

function title({ lead, profile }: ScoringInput): Criterion {
  const { weight, matches } = profile.titles;
  const text = lead.person?.title?.toLowerCase();
  if (!text) return unknown("title", weight, "nobody's title is known");
  const words = ` ${text.replaceAll(/[^\p{L}]+/gu, " ")} `;
  const fit = Math.max(
    0,
    ...matches
      .filter((match) => match.words.some((word) => hasWord(words, word)))
      .map((match) => match.fit),
  );
  const who = lead.person?.title ?? "";
  if (fit >= 0.8) return known("title", weight, fit, `${who} decides on this`);
  if (fit > 0) return known("title", weight, fit, `${who} has a say`);
  return known("title", weight, 0.1, `${who} is far from the decision`);
}

function signals({ profile, factKinds }: ScoringInput): Criterion {
  const { weight, kinds } = profile.signals;
  if (factKinds.length === 0)
    return unknown("signals", weight, "no signs of need were looked at yet");
  const seen = [...new Set(factKinds.filter((kind) => kinds.includes(kind)))];
  if (seen.length === 0) return known("signals", weight, 0.2, "no sign of need");
  return known(
    "signals",
    weight,
    Math.min(1, 0.5 + 0.25 * seen.length),
    `signs of need: ${seen.join(", ")}`,
  );
}

function reachability({ lead, profile }: ScoringInput): Criterion {
  const { weight } = profile.reachability;
  const { email, person, company } = lead;
  if (email?.kind === "personal") return known("reach", weight, 1, "a person's address is known");
  if (email) return known("reach", weight, 0.6, "only a shared address is known");
  if (person?.linkedinUrl ?? company.linkedinUrl)
    return known("reach", weight, 0.4, "LinkedIn only");
  return known("reach", weight, 0, "no address is known");
}

function exclusion({ lead, profile, about }: ScoringInput): string | undefined {
  const { name = "", industry: said = "" } = lead.company;
  const text = `${name} ${said} ${about}`.toLowerCase();
  return profile.exclusions.find(({ words }) => words.some((word) => text.includes(word)))?.reason;
}

function classify({ lead, profile, about }: ScoringInput): string {
  const person = ` ${(lead.person?.title ?? "").toLowerCase().replaceAll(/[^\p{L}]+/gu, " ")} `;
  const business = `${lead.company.industry ?? ""} ${about}`.toLowerCase();
  const size = middleOf(lead.company.employees);
  const match = profile.classes.find(
    ({ titleWords, industryWords, minEmployees = 0 }) =>
      titleWords.some((word) => hasWord(person, word)) &&
      (industryWords.length === 0 || industryWords.some((word) => business.includes(word))) &&
      (size ?? minEmployees) >= minEmployees,
  );
  return match?.name ?? "Other";
}

function reasoningOf(criteria: readonly Criterion[], score: number, tier: Tier): string {
  const byWeight = criteria.toSorted((one, other) => other.weight - one.weight);
  const share = ({ points, weight }: Criterion) => (weight ? points / weight : 0);
  const good = byWeight.filter((criterion) => criterion.isKnown && share(criterion) >= 0.5);
  const bad = byWeight.filter((criterion) => criterion.isKnown && share(criterion) < 0.5);
  const open = byWeight.filter(({ isKnown }) => !isKnown);
  const list = (some: readonly Criterion[]) => some.map(({ reason }) => reason).join("; ");
  return [
    `Tier ${tier} with ${score} of 100.`,
    good.length > 0 ? `For: ${list(good)}.` : "",
    bad.length > 0 ? `Against: ${list(bad)}.` : "",
    open.length > 0 ? `Open: ${list(open)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function known(criterion: string, weight: number, share: number, reason: string): Criterion {
  return { criterion, weight, points: round(weight * share), reason, isKnown: true };
}

function unknown(criterion: string, weight: number, reason: string): Criterion {
  return { criterion, weight, points: round(weight * UNKNOWN_SHARE), reason, isKnown: false };
}

const round = (points: number): number => Math.round(points * 10) / 10;

function hasWord(text: string, word: string): boolean {
  // Short words such as "coo" must stand alone; longer ones may begin a word.
  return word.length <= 4 ? text.includes(` ${word} `) : text.includes(` ${word}`);
}

function middleOf(range: Lead["company"]["employees"]): number | undefined {
  const { min, max } = range ?? {};
  if (min !== undefined && max !== undefined) return Math.round((min + max) / 2);
  return max ?? min;
}
