import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { KnowledgeEntry, KnowledgeKind } from "./knowledge-entry.ts";
import { wordStems } from "./word-stems.ts";

export type KnowledgeFound =
  | { readonly kind: "found"; readonly entry: KnowledgeEntry; readonly confidence: number }
  /** Nobody wrote an answer to this: a person has to. */
  | { readonly kind: "question_unanswered"; readonly confidence: number; readonly reason: string };

export type KnowledgeQuery = {
  readonly question: string;
  readonly language: Language;
  readonly kinds: readonly KnowledgeKind[];
};

/** Under this a person answers: a wrong answer costs more than a late one. Set by test/domain/knowledge. */
const knowledgeFloor = 0.55;

/** The entry whose ways of asking are nearest to the question, and which has an answer in its language. */
export function findKnowledge(
  { question, language, kinds }: KnowledgeQuery,
  entries: readonly KnowledgeEntry[],
): KnowledgeFound {
  const asked = new Set(wordStems(question));
  if (asked.size === 0) return unanswered(0, "the question has no word to look for");
  const rarity = rarityOf(entries);
  const [best, second] = entries
    .filter(({ kind }) => kinds.includes(kind))
    .map((entry) => ({ entry, confidence: nearness(entry, asked, rarity) }))
    .toSorted((one, other) => other.confidence - one.confidence);
  if (!best || best.confidence < knowledgeFloor) {
    return unanswered(best?.confidence ?? 0, "nothing in the knowledge base answers it");
  }
  if (second && best.confidence - second.confidence < CLOSE_CALL && best.confidence < SURE) {
    return unanswered(
      best.confidence,
      `"${best.entry.title}" and "${second.entry.title}" answer it equally well`,
    );
  }
  if (best.entry.answers[language] === undefined) {
    return unanswered(best.confidence, `"${best.entry.title}" has no answer in this language`);
  }
  return { kind: "found", entry: best.entry, confidence: best.confidence };
}

const CLOSE_CALL = 0.03;
const SURE = 0.8;

/** BM25's idea of rarity over the ways of asking: a word that stands in few of them says more. */
function rarityOf(entries: readonly KnowledgeEntry[]): (stem: string) => number {
  const phrases = entries.flatMap(({ asked }) => asked.map((phrase) => new Set(wordStems(phrase))));
  const count = new Map<string, number>();
  for (const stem of phrases.flatMap((phrase) => [...phrase])) {
    count.set(stem, (count.get(stem) ?? 0) + 1);
  }
  return (stem) => {
    const holding = count.get(stem) ?? 0;
    return Math.log(1 + (phrases.length - holding + 0.5) / (holding + 0.5));
  };
}

/** How much of the best way of asking stands in the question, and how much of the question in it. */
function nearness(
  { asked, kind }: KnowledgeEntry,
  question: ReadonlySet<string>,
  rarity: (stem: string) => number,
): number {
  const weight = (stems: Iterable<string>) => [...stems].reduce((sum, one) => sum + rarity(one), 0);
  const whole = weight(question);
  // "Do you have customers in the food industry" is no question about any customer: what is named must have been foreseen.
  if (kind === "proof" && !isForeseen(question, asked)) return 0;
  const isSpecific = [...question].some((stem) => !saysLittle.has(stem));
  return Math.max(
    0,
    ...asked.map((phrase) => {
      const stems = new Set(wordStems(phrase));
      const shared = [...stems].filter((stem) => question.has(stem));
      if (shared.length === 0) return 0;
      // "What does your software do" is near to every question that says software, and answers none of them.
      if (isSpecific && shared.every((stem) => saysLittle.has(stem))) return 0;
      const ofPhrase = weight(shared) / weight(stems);
      // A long question is not punished in full: people explain before they ask.
      const ofQuestion = Math.min(1, weight(shared) / Math.min(whole, LONG_QUESTION));
      return PHRASE_SHARE * ofPhrase + (1 - PHRASE_SHARE) * ofQuestion;
    }),
  );
}

function isForeseen(question: ReadonlySet<string>, asked: readonly string[]): boolean {
  const foreseen = new Set(asked.flatMap(wordStems));
  return [...question].every((stem) => foreseen.has(stem) || saysLittle.has(stem));
}

const saysLittle: ReadonlySet<string> = new Set(
  wordStems(
    "software logiciel product company Firma société empresa azienda bedrijf system tool send information located work funktioniert fonctionne marche funciona funziona werkt",
  ),
);

const PHRASE_SHARE = 0.6;
/** Weight of about four rare words. */
const LONG_QUESTION = 18;

function unanswered(confidence: number, reason: string): KnowledgeFound {
  return { kind: "question_unanswered", confidence, reason };
}
