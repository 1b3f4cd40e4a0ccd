import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { Sentence } from "./campaign.ts";
import { type DateMention, type DayRange, dateMentions } from "./date-mentions.ts";
import { datesOf, freshnessOf } from "./fact-freshness.ts";
import { foldedWords } from "./fold.ts";
import { nameMentions } from "./name-mentions.ts";
import { isSameNumber, type NumberMention, numberMentions } from "./number-mentions.ts";
import { sellerTexts } from "./seller-texts.ts";
import { uncitedClaims } from "./uncited-claims.ts";

export type EvidenceDecision =
  | { readonly kind: "supported"; readonly supports: readonly Support[] }
  | { readonly kind: "unsupported"; readonly terms: readonly UnsupportedTerm[] };

/** Where a term of the sentence stands: the way back from the sentence to its facts. */
export type Support = { readonly term: string; readonly in: "fact" | "lead" | "seller" };

export type UnsupportedTerm = {
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
  const sources = sourcesFor(sentence, context);
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

/** What the seller says word for word is the seller's statement, whatever else the sentence cites. */
function withoutSellersWords(text: string, seller: SellerProfile): string {
  return sellerTexts(seller)
    .map((own) => own.replace(/[.?]$/, ""))
    .filter((own) => own.length >= SHORTEST_STATEMENT)
    .reduce((rest, own) => rest.replace(own, ","), text);
}

const SHORTEST_STATEMENT = 20;

type Sources = {
  readonly facts: readonly Fact[];
  /** The seller's own statements, only where the sentence speaks of no fact. */
  readonly sellerFigures: string;
  readonly names: readonly { readonly in: Support["in"]; readonly words: string }[];
  readonly knownWords: ReadonlySet<string>;
};

function sourcesFor(
  { factIds }: Pick<Sentence, "factIds">,
  { lead, reader, seller, facts }: EvidenceContext,
): Sources {
  const cited = facts.filter(({ id }) => factIds.includes(id));
  const ofSeller = sellerTexts(seller);
  const ofLead = [
    lead.company.name,
    lead.person?.fullName,
    [lead.person?.firstName, lead.person?.lastName].filter(Boolean).join(" "),
    reader.fullName,
    reader.title ?? lead.person?.title,
  ];
  return {
    facts: cited,
    sellerFigures: factIds.length === 0 ? ofSeller.join("\n") : "",
    names: [
      ...cited.map((fact) => ({ in: "fact" as const, words: phraseOf(textOf(fact)) })),
      ...ofLead.map((text) => ({ in: "lead" as const, words: phraseOf(text ?? "") })),
      ...ofSeller.map((text) => ({ in: "seller" as const, words: phraseOf(text) })),
    ],
    knownWords: new Set(
      [...ofSeller, ...cited.map(textOf)].flatMap(
        (text) => text.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu) ?? [],
      ),
    ),
  };
}

function textOf({ statement, value, quote }: Fact): string {
  return [statement, value ?? "", quote].join(" | ");
}

const SHORT_TITLES: readonly (readonly [RegExp, string])[] = [
  [/ chief executive officer /g, " ceo "],
  [/ chief executive /g, " ceo "],
  [/ chief operating officer /g, " coo "],
  [/ chief financial officer /g, " cfo "],
  [/ chief technology officer /g, " cto "],
  [/ vice president (?:of )?/g, " vp "],
  [/ united kingdom /g, " uk "],
  [/ united states (?:of america )?/g, " us "],
  [/ usa /g, " us "],
];

/** Words between spaces, long titles also in their short form, so that a phrase is found by looking for " phrase ". */
function phraseOf(text: string): string {
  const words = ` ${foldedWords(text).join(" ")} `;
  const short = SHORT_TITLES.reduce(
    (done, [long, initials]) => done.replace(long, initials),
    words,
  );
  return short === words ? words : `${words}|${short}`;
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
  sources: Sources,
  now: Date,
): readonly (Support | UnsupportedTerm)[] {
  const dates = dateMentions(text, now);
  const numbers = numberMentions(text).filter(
    (number) => !dates.some((date) => overlap(number, date)),
  );
  const names = nameMentions(
    blanked(text, [...dates, ...numbers.filter(isAmount)]),
    sources.knownWords,
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

/** "EUR 12m" holds no name, while the letters in "ISO 9001" are one. */
function isAmount({ currency }: NumberMention): boolean {
  return currency !== undefined;
}

function blanked(text: string, spans: readonly { start: number; end: number }[]): string {
  return spans.reduce(
    (done, { start, end }) => done.slice(0, start) + ",".repeat(end - start) + done.slice(end),
    text,
  );
}

function checkDate(
  mention: DateMention,
  { facts, sellerFigures }: Sources,
  now: Date,
): Support | UnsupportedTerm {
  const bySeller = dateMentions(sellerFigures, now).some((own) =>
    liesIn(own.ranges, mention.ranges),
  );
  if (bySeller) return { term: mention.text, in: "seller" };
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

function hasYear(fact: Fact, { text }: DateMention): boolean {
  return /^\d{4}$/.test(text) && foldedWords(textOf(fact)).includes(text);
}

function checkNumber(
  mention: NumberMention,
  { facts, sellerFigures }: Sources,
): Support | UnsupportedTerm {
  if (numberMentions(sellerFigures).some((own) => isSameNumber(mention, own))) {
    return { term: mention.text, in: "seller" };
  }
  const isKnown = facts.some((fact) => numbersOf(fact).some((own) => isSameNumber(mention, own)));
  if (isKnown) return { term: mention.text, in: "fact" };
  return { term: mention.text, kind: "number", reason: "no cited fact gives this number" };
}

/** The 12 of "12 March" is no count of anything. */
function numbersOf(fact: Fact): readonly NumberMention[] {
  return [fact.statement, fact.value ?? "", fact.quote].flatMap((text) => {
    const days = dateMentions(text, new Date(fact.observedAt)).filter(({ ranges }) =>
      ranges.some(({ precision }) => precision !== "year"),
    );
    return numberMentions(text).filter((number) => !days.some((date) => overlap(number, date)));
  });
}

function checkWord(word: string, sources: Sources): Support | UnsupportedTerm {
  const found = findPhrase(word, [
    ...sources.names.filter((source) => source.in === "fact"),
    { in: "seller" as const, words: phraseOf(sources.sellerFigures) },
  ]);
  return (
    found ?? {
      term: word,
      kind: "number",
      reason: "no cited fact gives this number in these words",
    }
  );
}

function checkName(name: string, { names }: Sources): Support | UnsupportedTerm {
  return (
    findPhrase(name, names) ?? {
      term: name,
      kind: "name",
      reason: "no cited fact contains this name",
    }
  );
}

function findPhrase(phrase: string, sources: Sources["names"]): Support | undefined {
  const wanted = ` ${foldedWords(phrase).join(" ")} `;
  const short = SHORT_TITLES.reduce(
    (done, [long, initials]) => done.replace(long, initials),
    wanted,
  );
  const source = sources.find(({ words }) => words.includes(wanted) || words.includes(short));
  return source && { term: phrase, in: source.in };
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
