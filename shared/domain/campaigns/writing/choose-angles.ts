import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import { freshnessOf } from "#shared/domain/campaigns/fact-freshness.ts";
import { fold, foldedWords } from "#shared/domain/campaigns/fold.ts";
import { numberMentions } from "#shared/domain/campaigns/number-mentions.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { isAboutSites, peopleLike } from "./bridges.ts";
import { type Brief, clauseOfFact, type Problem } from "./brief.ts";
import type { FactClause } from "./fact-clause.ts";

/** Two for the first mail, and more for what follows. */
const MOST_ANGLES = 4;
const LEAST_ANGLES = 3;

/** Pairs what is known with the problems it makes likely: strongest first, each problem once, a fact twice at most. */
export function chooseAngles(brief: Brief): readonly Angle[] {
  const candidates = brief.facts
    .flatMap((fact) => {
      const clause = clauseOfFact(fact, brief);
      return clause
        ? brief.seller.problems.flatMap((problem) => candidate(fact, clause, problem, brief))
        : [];
    })
    .toSorted(
      (one, other) =>
        other.angle.strength - one.angle.strength ||
        Number(isDated(other.clause)) - Number(isDated(one.clause)) ||
        one.clause.deed.length - other.clause.deed.length,
    );
  const chosen: Candidate[] = [];
  for (const angle of candidates) {
    if (chosen.length < MOST_ANGLES && isNew(angle, chosen)) chosen.push(angle);
  }
  const grounded = chosen.map(({ angle }) => angle);
  const general = generalAngles(brief).filter(
    ({ problemId }) => !grounded.some((angle) => angle.problemId === problemId),
  );
  return [...grounded, ...general.slice(0, Math.max(0, LEAST_ANGLES - grounded.length))];
}

/** Of two tellings the one that says when. */
function isDated({ deed }: FactClause): boolean {
  return /\bin (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u.test(
    deed,
  );
}

type Candidate = { readonly angle: Angle; readonly clause: FactClause };

function isNew({ angle, clause }: Candidate, chosen: readonly Candidate[]): boolean {
  return !chosen.some(
    (other) => other.angle.problemId === angle.problemId || isSameStory(clause, other.clause),
  );
}

/** One opening told by two pages is one story; so are all open posts. */
function isSameStory(one: FactClause, other: FactClause): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === "hiring") return true;
  const words = stems(one.deed, 5);
  const others = stems(other.deed, 5);
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= SAME_STORY * Math.min(words.size, others.size);
}

const SAME_STORY = 0.6;

/** A post for a planner says more about planning than nine posts of any kind. */
function sharesWords({ deed }: FactClause, { topic }: Problem): boolean {
  const known = stems(topic, 4);
  return [...stems(deed, 4)].some((stem) => known.has(stem));
}

function stems(text: string, length: number): ReadonlySet<string> {
  return new Set(
    foldedWords(text)
      .filter((word) => word.length >= 4)
      .map((word) => word.slice(0, length)),
  );
}

/** How much a kind of fact says about now, apart from the problem: an opening says more than a description. */
const WEIGHT: Partial<Readonly<Record<Fact["kind"], number>>> = {
  expansion: 1,
  acquisition: 1,
  contract: 0.95,
  "product-launch": 0.9,
  funding: 0.9,
  hiring: 0.85,
  appointment: 0.6,
  partnership: 0.7,
  export: 0.65,
  location: 0.6,
  technology: 0.6,
  customers: 0.55,
  description: 0.35,
};

function candidate(
  fact: Fact,
  clause: FactClause,
  problem: Problem,
  brief: Brief,
): readonly Candidate[] {
  const rank = problem.signals.indexOf(fact.kind);
  const weight = WEIGHT[fact.kind] ?? 0;
  if (rank < 0 || weight === 0 || !speaksTo(fact, clause, problem)) return [];
  const strength =
    weight * 0.55 +
    (rank === 0 ? 0.15 : 0.08) +
    recencyOf(fact, brief) * 0.1 +
    (problem.roles.includes(brief.reader.role) ? 0.08 : 0) +
    (matchesIndustry(problem, brief) ? 0.04 : 0) +
    growthPoints(fact, brief) * 0.05 +
    (sharesWords(clause, problem) ? 0.1 : 0);
  const angle: Angle = {
    id: problem.id,
    problemId: problem.id,
    reason: `${reasonFor(clause, brief)}, which makes ${problem.topic} a likely concern.`,
    factIds: [fact.id],
    strength: Math.min(1, Math.round(strength * fact.confidence * 100) / 100),
  };
  return [{ angle, clause }];
}

function reasonFor({ deed, isPast, isReaders }: FactClause, { company, reader }: Brief): string {
  if (!isPast) return `They ${deed}`;
  const who = isReaders ? reader.fullName : company;
  return `${who ?? "They"} ${deed
    .replace(/^have /u, "has ")
    .replace(/^were /u, "was ")
    .replace(/\byour\b/gu, "its")}`;
}

const MANY_POSTS = 10;

/** "That many countries" needs a figure, and a few posts are only worth a word when they are about the problem. */
function speaksTo(fact: Fact, clause: FactClause, problem: Problem): boolean {
  const counts = numberMentions(clause.deed).filter(({ text }) => !/^(?:19|20)\d{2}$/.test(text));
  const most = Math.max(0, ...counts.flatMap(({ values }) => values));
  switch (fact.kind) {
    case "export":
    case "customers":
      return most >= 3;
    case "hiring":
      return sharesWords(clause, problem) || most >= MANY_POSTS;
    case "expansion":
      return isAboutSites(clause) || !/\b(?:sites|borders)\b/u.test(problem.topic);
    default:
      return true;
  }
}

function recencyOf(fact: Fact, { now }: Brief): number {
  const freshness = freshnessOf(fact, now);
  if (freshness.kind === "stale" || freshness.days === undefined) return 0;
  return Math.max(0, 1 - freshness.days / 365);
}

function matchesIndustry({ industryWords }: Problem, { lead }: Brief): boolean {
  const industry = fold(lead.company.industry ?? "");
  return industryWords.some((word) => industry.includes(fold(word)));
}

function growthPoints(fact: Fact, { growth }: Brief): number {
  return growth?.signals.some(({ factIds }) => factIds.includes(fact.id)) ? 1 : 0;
}

/** With nothing to go on, the seat and the trade still say which problem is worth asking about. */
function generalAngles(brief: Brief): readonly Angle[] {
  const { reader, seller } = brief;
  return seller.problems
    .filter(({ signals }) => signals.some((kind) => GENERAL_SIGNALS.has(kind)))
    .map((problem) => ({
      problem,
      strength:
        0.1 +
        (problem.roles.includes(reader.role) ? 0.1 : 0) +
        (matchesIndustry(problem, brief) ? 0.06 : 0),
    }))
    .toSorted((one, other) => other.strength - one.strength)
    .map(({ problem, strength }) => ({
      id: problem.id,
      problemId: problem.id,
      reason: `No fact points to one problem; ${peopleLike(brief)} often have this one.`,
      factIds: [],
      strength: Math.round(strength * 100) / 100,
    }));
}

/** Problems any firm can have; one that needs a launch or a takeover is not put to a firm that may have had none. */
const GENERAL_SIGNALS: ReadonlySet<string> = new Set([
  "description",
  "headcount",
  "customers",
  "revenue",
]);
