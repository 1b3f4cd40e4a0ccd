import type { Fact } from "#shared/domain/leads/fact.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { Sentence } from "./campaign.ts";
import { dateMentions } from "./date-mentions.ts";
import type { EvidenceContext, Support } from "./evidence-check.ts";
import { fold, withoutPossessive } from "./fold.ts";
import { type NumberMention, numberMentions } from "./number-mentions.ts";
import { sellerTexts } from "./seller-texts.ts";

/** All that one sentence may rest on. */
export type EvidenceSources = {
  readonly facts: readonly Fact[];
  readonly factNumbers: readonly NumberMention[];
  /** The seller's own statements and figures: empty where the sentence speaks of a fact. */
  readonly sellerText: string;
  readonly sellerNumbers: readonly NumberMention[];
  readonly names: readonly { readonly in: Support["in"]; readonly words: string }[];
  /** Words that stand in small letters somewhere: at the start of a sentence they are no names. */
  readonly isKnownWord: (folded: string) => boolean;
};

export function evidenceSources(
  { factIds }: Pick<Sentence, "factIds">,
  { lead, reader, seller, facts }: EvidenceContext,
): EvidenceSources {
  const cited = facts.filter(({ id }) => factIds.includes(id));
  const ofSeller = readSeller(seller);
  const ofFacts = cited.map(readFact);
  const isOfSeller = factIds.length === 0;
  const ofLead = [
    lead.company.name,
    lead.person?.fullName,
    [lead.person?.firstName, lead.person?.lastName].filter(Boolean).join(" "),
    reader.fullName,
    reader.title ?? lead.person?.title,
  ];
  return {
    facts: cited,
    factNumbers: ofFacts.flatMap(({ numbers }) => numbers),
    sellerText: isOfSeller ? ofSeller.text : "",
    sellerNumbers: isOfSeller ? ofSeller.numbers : [],
    names: [
      ...ofFacts.map(({ words }) => ({ in: "fact" as const, words })),
      ...ofLead.map((text) => ({ in: "lead" as const, words: wordsOf(text ?? "", "any") })),
      { in: "seller" as const, words: ofSeller.words },
    ],
    isKnownWord: (word) => [ofSeller, ...ofFacts].some(({ smallWords }) => smallWords.has(word)),
  };
}

/** What the seller says word for word is the seller's statement, whatever else the sentence cites. */
export function withoutSellersWords(text: string, seller: SellerProfile): string {
  return readSeller(seller).statements.reduce((rest, own) => rest.replace(own, ","), text);
}

export function findName(name: string, { names }: EvidenceSources): Support | undefined {
  const wanted = wordsOf(name, "any");
  const short = withShortTitles(wanted);
  const source = names.find(({ words }) => words.includes(wanted) || words.includes(short));
  return source && { term: name, in: source.in };
}

type SellerReading = {
  readonly text: string;
  readonly statements: readonly string[];
  readonly numbers: readonly NumberMention[];
  readonly words: string;
  readonly smallWords: ReadonlySet<string>;
};

const SHORTEST_STATEMENT = 20;

// A campaign asks the same of the same seller and facts some sixty times over.
const readSeller = once((seller: SellerProfile): SellerReading => {
  const texts = sellerTexts(seller);
  const text = texts.join(" |\n");
  return {
    text,
    statements: texts
      .map((own) => own.replace(/[.?]$/, ""))
      .filter((own) => own.length >= SHORTEST_STATEMENT),
    numbers: numberMentions(text),
    words: wordsOf(text, "capital"),
    smallWords: smallWordsOf(text),
  };
});

type FactReading = Pick<SellerReading, "numbers" | "words" | "smallWords">;

const readFact = once((fact: Fact): FactReading => {
  const texts = [fact.statement, fact.value ?? "", fact.quote];
  const text = texts.join(" | ");
  return {
    numbers: texts.flatMap((one) => countsIn(one, fact)),
    words: wordsOf(text, "capital"),
    smallWords: smallWordsOf(text),
  };
});

/** The 12 of "12 March" is no count of anything. */
function countsIn(text: string, fact: Fact): readonly NumberMention[] {
  const days = dateMentions(text, new Date(fact.observedAt)).filter(({ ranges }) =>
    ranges.some(({ precision }) => precision !== "year"),
  );
  return numberMentions(text).filter(
    (number) => !days.some((date) => number.start < date.end && date.start < number.end),
  );
}

function smallWordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu));
}

/**
 * Words between spaces, so that a name is found by looking for " name ". Where capitals count, words in small letters
 * are marked and match no name: "gearbox bearings" is no evidence for a firm called Gearbox.
 */
function wordsOf(text: string, letters: "any" | "capital"): string {
  const words = text.match(/[\p{L}\p{N}]+(?:['\u2019][\p{L}\p{N}]+)*|[|]/gu) ?? [];
  const marked = words.map((word) => {
    const folded = withoutPossessive(fold(word));
    return letters === "capital" && /^\p{Ll}/u.test(word) ? `~${folded}` : folded;
  });
  const joined = ` ${marked.join(" ")} `;
  const short = withShortTitles(joined);
  return letters === "any" || short === joined ? joined : `${joined}|${short}`;
}

const SHORT_TITLES: readonly (readonly [RegExp, string])[] = [
  [/ ~?chief ~?executive(?: ~?officer)? /g, " ceo "],
  [/ ~?chief ~?operating ~?officer /g, " coo "],
  [/ ~?chief ~?financial ~?officer /g, " cfo "],
  [/ ~?chief ~?technology ~?officer /g, " cto "],
  [/ ~?vice ~?president (?:~?of )?/g, " vp "],
  [/ united kingdom /g, " uk "],
  [/ united states (?:~?of america )?/g, " us "],
  [/ usa /g, " us "],
];

function withShortTitles(words: string): string {
  return SHORT_TITLES.reduce((done, [long, initials]) => done.replace(long, initials), words);
}

function once<Source extends object, Result>(
  read: (source: Source) => Result,
): (source: Source) => Result {
  const known = new WeakMap<Source, Result>();
  return (source) => {
    const earlier = known.get(source);
    if (earlier) return earlier;
    const result = read(source);
    known.set(source, result);
    return result;
  };
}
