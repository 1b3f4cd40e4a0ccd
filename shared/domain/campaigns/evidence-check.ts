import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { Sentence } from "./campaign.ts";
import { type DateMention, type DayRange, dateMentions } from "./date-mentions.ts";
import {
  type EvidenceSources,
  evidenceSources,
  findName,
  withoutSellersWords,
} from "./evidence-sources.ts";
import { datesOf, freshnessOf } from "./fact-freshness.ts";
import { foldedWords } from "./fold.ts";
import { nameMentions } from "./name-mentions.ts";
import { isSameNumber, type NumberMention, numberMentions } from "./number-mentions.ts";
import { uncitedClaims } from "./uncited-claims.ts";

export type EvidenceDecision =
  | { readonly kind: "supported"; readonly supports: readonly Support[] }
  | { readonly kind: "unsupported"; readonly terms: readonly UnsupportedTerm[] };

/** Where a term of the sentence stands: the way back from the sentence to its facts. */
export type Support = { readonly term: string; readonly in: "fact" | "lead" | "seller" };

type UnsupportedTerm = {
  readonly term: string;
  readonly kind: "name" | "number" | "date" | "fact" | "claim" | "recency";
  readonly reason: string;
};

export type EvidenceContext = {
  readonly lead: Pick<Lead, "company" | "person">;
  /** The person who reads it, when the lead's row names none. */
  readonly reader: { readonly fullName?: string; readonly title?: string };
  readonly seller: SellerProfile;
  readonly facts: readonly Fact[];
  readonly now: Date;
};

/**
 * Every name, number and date of a sentence must stand in the facts the sentence cites. The lead's own names and the
 * seller's need no fact; the seller's figures count only in sentences that cite nothing, so they never vouch for the lead.
 */
export function checkEvidence(
  sentence: Pick<Sentence, "text" | "factIds">,
  context: EvidenceContext,
): EvidenceDecision {
  const sources = evidenceSources(sentence, context);
  const results = [
    ...citations(sentence, context),
    ...(sentence.factIds.length === 0
      ? uncitedClaims(sentence.text, context.lead).map(uncited)
      : []),
    ...checkTerms(withoutSellersWords(sentence.text, context.seller), sources, context.now),
    ...recency(sentence.text, sources.facts, context.now),
  ];
  const terms = results.flatMap((result) => ("reason" in result ? [result] : []));
  if (terms.length > 0) return { kind: "unsupported", terms };
  return {
    kind: "supported",
    supports: results.flatMap((result) => ("in" in result ? [result] : [])),
  };
}

function citations(
  { factIds }: Pick<Sentence, "factIds">,
  { facts, now }: EvidenceContext,
): readonly UnsupportedTerm[] {
  return factIds.flatMap((id): readonly UnsupportedTerm[] => {
    const fact = facts.find((one) => one.id === id);
    if (!fact) return [{ term: id, kind: "fact", reason: "cites a fact that does not exist" }];
    const freshness = freshnessOf(fact, now);
    if (freshness.kind === "fresh") return [];
    return [
      {
        term: id,
        kind: "fact",
        reason: `cites a ${fact.kind} fact that is ${freshness.days} days old; ${freshness.limit} is the limit`,
      },
    ];
  });
}

function uncited(term: string): UnsupportedTerm {
  return { term, kind: "claim", reason: "says something about the company and cites no fact" };
}

function checkTerms(
  text: string,
  sources: EvidenceSources,
  now: Date,
): readonly (Support | UnsupportedTerm)[] {
  const dates = dateMentions(text, now);
  const numbers = numberMentions(text).filter(
    (number) => !dates.some((date) => overlap(number, date)),
  );
  const names = nameMentions(
    blanked(text, [...dates, ...numbers.filter(isAmount)]),
    sources.isKnownWord,
  );
  return [
    ...dates.map((date) => checkDate(date, sources, now)),
    ...numbers.map((number) => checkNumber(number, sources)),
    ...[...text.matchAll(MULTIPLES)].map(([word]) => checkWord(word, sources)),
    ...names.map((name) => checkName(name, sources)),
  ];
}

/** Words that are figures in disguise. */
const MULTIPLES =
  /\b(?:doubl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing)|dozens|hundreds|thousands|millions|twice|twofold|threefold)\b/giu;

function overlap(
  one: { start: number; end: number },
  other: { start: number; end: number },
): boolean {
  return one.start < other.end && other.start < one.end;
}

/** "EUR 12m" and "Fourteen" hold no name, while the letters in "ISO 9001" are one. */
function isAmount({ currency, text }: NumberMention): boolean {
  return currency !== undefined || /^\p{L}/u.test(text);
}

function blanked(text: string, spans: readonly { start: number; end: number }[]): string {
  return spans.reduce(
    (done, { start, end }) => done.slice(0, start) + ",".repeat(end - start) + done.slice(end),
    text,
  );
}

function checkDate(
  mention: DateMention,
  { facts, sellerText }: EvidenceSources,
  now: Date,
): Support | UnsupportedTerm {
  if (dateMentions(sellerText, now).some((own) => liesIn(own.ranges, mention.ranges))) {
    return { term: mention.text, in: "seller" };
  }
  const isKnown = facts.some(
    (fact) => liesIn(datesOf(fact), mention.ranges) || hasYear(fact, mention),
  );
  if (isKnown) return { term: mention.text, in: "fact" };
  return { term: mention.text, kind: "date", reason: "no cited fact gives this date" };
}

/** The fact may know it more exactly than the sentence says it, never less. */
function liesIn(known: readonly DayRange[], said: readonly DayRange[]): boolean {
  return known.some((one) => said.some(({ from, to }) => from <= one.from && one.to <= to));
}

function hasYear({ statement, value, quote }: Fact, { text }: DateMention): boolean {
  return (
    /^\d{4}$/.test(text) && foldedWords([statement, value ?? "", quote].join(" ")).includes(text)
  );
}

function checkNumber(mention: NumberMention, sources: EvidenceSources): Support | UnsupportedTerm {
  const { text } = mention;
  if (sources.sellerNumbers.some((own) => isSameNumber(mention, own)))
    return { term: text, in: "seller" };
  if (sources.factNumbers.some((own) => isSameNumber(mention, own)))
    return { term: text, in: "fact" };
  return { term: text, kind: "number", reason: "no cited fact gives this number" };
}

function checkWord(
  word: string,
  { facts, sellerText }: EvidenceSources,
): Support | UnsupportedTerm {
  const spoken = word.toLowerCase();
  const isIn = (text: string) => foldedWords(text).includes(spoken);
  if (facts.some(({ statement, quote }) => isIn(statement) || isIn(quote)))
    return { term: word, in: "fact" };
  if (isIn(sellerText)) return { term: word, in: "seller" };
  return { term: word, kind: "number", reason: "no cited fact gives this number in these words" };
}

function checkName(name: string, sources: EvidenceSources): Support | UnsupportedTerm {
  return (
    findName(name, sources) ?? {
      term: name,
      kind: "name",
      reason: "no cited fact contains this name",
    }
  );
}

/** "Recently" is a date too: within half a year. */
const RECENT_DAYS = 180;

function recency(text: string, facts: readonly Fact[], now: Date): readonly UnsupportedTerm[] {
  const word =
    /\b(?:recent|recently|just now|newly|these days|in recent (?:weeks|months))\b|\b(?:you|have|has|'ve) just \p{L}+ed\b/iu.exec(
      text,
    )?.[0];
  if (word === undefined || facts.length === 0) return [];
  const isRecent = facts.some((fact) => {
    const freshness = freshnessOf(fact, now);
    return (
      freshness.kind === "fresh" && freshness.days !== undefined && freshness.days <= RECENT_DAYS
    );
  });
  if (isRecent) return [];
  return [
    { term: word, kind: "recency", reason: `no cited fact is dated within ${RECENT_DAYS} days` },
  ];
}
