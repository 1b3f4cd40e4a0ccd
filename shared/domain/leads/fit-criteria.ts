import { isPlainProse } from "#shared/domain/campaigns/writing/plain-prose.ts";
import { namePattern } from "./address-pattern.ts";
import { countryName } from "./country-name.ts";
import { executiveRole } from "./executive-role.ts";
import type { Lead, Qualification } from "./lead.ts";
import type { ScoringInput } from "./score-lead.ts";

export type WeighedCriterion = Qualification["criteria"][number] & { readonly isKnown: boolean };

export function criteriaOf(input: ScoringInput): readonly WeighedCriterion[] {
  return [
    industry(input),
    size(input),
    country(input),
    title(input),
    signals(input),
    reachability(input),
  ];
}

/** A page speaks of many things; the word a person chose for the trade counts in full. */
const PAGE_SHARE = 0.8;

function industry({ lead, profile, about }: ScoringInput): WeighedCriterion {
  const { weight, matches } = profile.industries;
  const said = lead.company.industry ?? "";
  if (!said && !about) return unknown("industry", weight, "its industry");
  const spoken = plainIndustry(said);
  const bySaid = bestMatch(matches, said);
  const byPage = bestMatch(matches, about);
  if (bySaid && bySaid.fit >= (byPage?.fit ?? 0) * PAGE_SHARE) {
    const verdict = bySaid.fit > 0.5 ? "is a trade we serve" : "is close to the trades we serve";
    return known("industry", weight, bySaid.fit, `${spoken} ${verdict}`);
  }
  if (byPage) {
    const reason = `its site speaks of ${byPage.word}${said ? `, though it is listed under ${spoken}` : ""}`;
    return known("industry", weight, byPage.fit * PAGE_SHARE, reason);
  }
  return known("industry", weight, 0, `${said ? spoken : "its business"} is not a trade we serve`);
}

const LONGEST_INDUSTRY = 60;

/** A cell may hold anything; what is no name of a trade is not repeated to anybody. */
export function plainIndustry(said: string): string {
  return said.length <= LONGEST_INDUSTRY && isPlainProse(said) ? said : "what the row names";
}

function bestMatch(
  matches: ScoringInput["profile"]["industries"]["matches"],
  text: string,
): { readonly word: string; readonly fit: number } | undefined {
  const words = ` ${text.toLowerCase().replaceAll(/[^\p{L}-]+/gu, " ")} `;
  return matches
    .flatMap(({ words: wanted, fit }) => wanted.map((word) => ({ word, fit })))
    .filter(({ word }) => words.includes(` ${word}`))
    .map(({ word, fit }) => ({ word: wholeWord(word, words), fit }))
    .toSorted((one, other) => other.fit - one.fit)[0];
}

/** The profile's words are beginnings: "manufactur" stands for what the text says, "manufacturing". */
function wholeWord(beginning: string, words: string): string {
  const from = words.indexOf(` ${beginning}`) + 1;
  return words.slice(from, words.indexOf(" ", from + beginning.length));
}

function size({ lead, profile }: ScoringInput): WeighedCriterion {
  const { weight, best, acceptable } = profile.employees;
  const count = middleOf(lead.company.employees);
  if (count === undefined) return unknown("size", weight, "how many people work there");
  const inside = ({ min, max }: { min: number; max: number }) => count >= min && count <= max;
  const people = peopleOf(lead.company.employees, count);
  if (inside(best)) return known("size", weight, 1, `with ${people} it has the size we look for`);
  const isSmall = count < best.min;
  if (inside(acceptable)) {
    const verdict = isSmall ? "rather small" : "rather large";
    return known("size", weight, 0.5, `with ${people} it is ${verdict}`);
  }
  return known("size", weight, 0, `with ${people} it is too ${isSmall ? "small" : "large"}`);
}

function peopleOf(range: Lead["company"]["employees"], count: number): string {
  const { min, max } = range ?? {};
  const written = (amount: number) => amount.toLocaleString("en-GB");
  if (min !== undefined && max !== undefined && min !== max) {
    return `${written(min)} to ${written(max)} people`;
  }
  const isOpen = min !== undefined && max === undefined;
  return `${written(count)}${isOpen ? " or more" : ""} ${count === 1 ? "person" : "people"}`;
}

export function middleOf(range: Lead["company"]["employees"]): number | undefined {
  const { min, max } = range ?? {};
  if (min !== undefined && max !== undefined) return Math.round((min + max) / 2);
  return max ?? min;
}

function country({ lead, profile }: ScoringInput): WeighedCriterion {
  const { weight, best, acceptable } = profile.countries;
  const code = lead.company.country;
  if (!code) return unknown("country", weight, "its country");
  const name = withArticle(countryName(code));
  if (best.includes(code)) return known("country", weight, 1, `${name} is a home market`);
  if (acceptable.includes(code)) return known("country", weight, 0.5, `${name} is a second market`);
  return known("country", weight, 0, `${name} is outside our markets`);
}

function withArticle(country: string): string {
  return /^(?:United|Netherlands|Philippines|Czech Republic|Bahamas)/.test(country)
    ? `the ${country}`
    : country;
}

function title({ lead, profile }: ScoringInput): WeighedCriterion {
  const { weight, matches } = profile.titles;
  const who = lead.person?.title;
  if (!who) {
    const isNamed = lead.person?.fullName ?? lead.person?.lastName;
    const missing = isNamed ? "what the person named does there" : "who decides there";
    return unknown("title", weight, missing);
  }
  const words = titleText(who);
  const fit = Math.max(
    0,
    ...matches
      .filter((match) => match.words.some((word) => hasWord(words, word)))
      .map((match) => match.fit),
  );
  const somebody = `the ${shortTitle(who)}`;
  if (fit >= 0.8) return known("title", weight, fit, `${somebody} decides on this`);
  if (fit > 0) return known("title", weight, fit, `${somebody} has a say in this`);
  return known("title", weight, 0.1, `${somebody} hardly decides on this`);
}

const LONGEST_TITLE = 60;

/** "Vice President, Operations" takes a second comma inside a sentence; what is no title is not repeated. */
function shortTitle(title: string): string {
  const plain = title.replace(/\s+/g, " ").trim();
  if (plain.length > LONGEST_TITLE || !isPlainProse(plain)) return "person named";
  return plain.includes(",") ? `${plain},` : plain;
}

/** The title's own words and the seat behind them, so that "Chief Operating Officer" is a COO in any language. */
export function titleText(title: string): string {
  const seat = seats[executiveRole(title)];
  return ` ${title.toLowerCase().replaceAll(/[^\p{L}]+/gu, " ")} ${seat} `;
}

const seats: Readonly<Record<ReturnType<typeof executiveRole>, string>> = {
  ceo: "ceo",
  coo: "coo",
  cfo: "cfo",
  cto: "cto",
  "vp-finance": "finance",
  "vp-operations": "operations",
  other: "",
};

function hasWord(text: string, word: string): boolean {
  // Short words such as "coo" must stand alone; longer ones may begin a word.
  return word.length <= 4 ? text.includes(` ${word} `) : text.includes(` ${word}`);
}

function signals({ profile, factKinds }: ScoringInput): WeighedCriterion {
  const { weight, kinds } = profile.signals;
  if (factKinds.length === 0) return unknown("signals", weight, "signs of need");
  const seen = [...new Set(factKinds.filter((kind) => kinds.includes(kind)))];
  if (seen.length === 0) return known("signals", weight, 0.2, "no sign that they need it now");
  const share = Math.min(1, 0.5 + 0.25 * seen.length);
  return known("signals", weight, share, `signs of need: ${seen.join(", ").replaceAll("-", " ")}`);
}

/** Whoever gave it said whose it is. */
const givenForThem = new Set(["csv", "api", "referral"]);

function reachability({ lead, profile }: ScoringInput): WeighedCriterion {
  const { weight } = profile.reachability;
  const { email, person, company } = lead;
  if (email?.kind === "personal") {
    const isTheirs =
      !person?.lastName || isNameOf(email.address, person) || givenForThem.has(email.source);
    return isTheirs
      ? known("reach", weight, 1, "their own address is known")
      : known("reach", weight, 0.7, "a colleague's address is known");
  }
  if (email) return known("reach", weight, 0.6, "a shared address is known");
  if (person?.linkedinUrl ?? company.linkedinUrl)
    return known("reach", weight, 0.4, "it can be reached by LinkedIn only");
  if (!company.domain)
    return unknown("reach", weight, "an address, for we have no website of theirs");
  return known("reach", weight, 0, "no address of theirs is known");
}

function isNameOf(address: string, person: NonNullable<Lead["person"]>): boolean {
  const { firstName, lastName } = person;
  const [local = ""] = address.split("@");
  const named = { ...(firstName && { firstName }), ...(lastName && { lastName }) };
  return namePattern(local, named) !== undefined;
}

function known(criterion: string, weight: number, share: number, reason: string): WeighedCriterion {
  return { criterion, weight, points: round(weight * share), reason, isKnown: true };
}

const UNKNOWN_SHARE = 1 / 3;

function unknown(criterion: string, weight: number, reason: string): WeighedCriterion {
  return { criterion, weight, points: round(weight * UNKNOWN_SHARE), reason, isKnown: false };
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
