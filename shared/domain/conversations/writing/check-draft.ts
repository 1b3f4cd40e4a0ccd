import { isSameNumber, numberMentions } from "#shared/domain/campaigns/number-mentions.ts";
import { wordStems } from "#shared/domain/knowledge/word-stems.ts";
import { answerIn, type DraftSentence, type ReplyBrief } from "./reply-brief.ts";
import { replySentences } from "./write-reply.ts";

export type DraftDecision =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

const MOST_WORDS = 90;

/** Whether a model's answer says nothing but what it cites. One sentence that does not takes the whole answer out. */
export function checkDraft(sentences: readonly DraftSentence[], brief: ReplyBrief): DraftDecision {
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const words = text.split(/\s+/).filter(Boolean).length;
  const cited = new Set(sentences.flatMap(({ cites }) => cites));
  const missing = brief.topic.entries.filter(({ id }) => !cited.has(id));
  const reasons = [
    ...(words === 0 ? ["it is empty"] : []),
    ...(words > MOST_WORDS ? [`it has ${words} words; ${MOST_WORDS} is the limit`] : []),
    ...((text.match(/\?/g)?.length ?? 0) > 2 ? ["it asks more than it answers"] : []),
    ...missing.map(({ title }) => `it leaves "${title}" unanswered`),
    ...brief.seller.bannedPhrases
      .filter((phrase) => text.toLowerCase().includes(phrase.toLowerCase()))
      .map((phrase) => `it says "${phrase}"`),
    ...sentences.flatMap((sentence) => problemsOf(sentence, brief)),
  ];
  return reasons.length === 0 ? { kind: "accepted" } : { kind: "refused", reasons };
}

function problemsOf(sentence: DraftSentence, brief: ReplyBrief): readonly string[] {
  const { text, cites } = sentence;
  if (/https?:|www\.|@|[<>{}[\]*_#|]/u.test(text))
    return [`"${text}" holds a link, an address or markup`];
  // The knowledge base's own words need no proof.
  if (
    replySentences(brief).some(
      (own) => own.text.includes(text) && own.cites.every((id) => cites.includes(id)),
    )
  ) {
    return [];
  }
  return cites.length === 0 ? problemsOfCourtesy(text, brief) : problemsOfClaim(sentence, brief);
}

/** What cites nothing may be a courtesy or ask something, never state anything. */
function problemsOfCourtesy(text: string, { theirText }: ReplyBrief): readonly string[] {
  const words = text.split(/\s+/).length;
  const isQuestion = /\?\s*$/u.test(text);
  const theirs = numberMentions(theirText);
  const strange = numberMentions(text).find(
    (number) => !theirs.some((own) => isSameNumber(number, own)),
  );
  if (strange) return [`"${text}" gives a number without a source`];
  if (SPEAKS_FOR_US.test(text)) return [`"${text}" says something of us and cites nothing`];
  return words > (isQuestion ? 25 : 14) ? [`"${text}" is no courtesy and cites nothing`] : [];
}

const SPEAKS_FOR_US =
  /(?<!\p{L})(?:we|our|ours|us|wir|uns|unser\p{L}{0,2}|nous|notre|nos|nosotros|nuestr[oa]s?|podemos|tenemos|ofrecemos|noi|nostr[oaie]|possiamo|offriamo|abbiamo|wij|onze|ons|guarantee\p{L}*|garant\p{L}*|discount\p{L}*|rabatt\p{L}*|remise|descuento\p{L}*|sconto|korting|free|kostenlos|gratuit\p{L}*|gratis)(?!\p{L})/iu;

function problemsOfClaim({ text, cites }: DraftSentence, brief: ReplyBrief): readonly string[] {
  const sources = sourcesOf(brief);
  const unknown = cites.filter((id) => !sources.has(id));
  if (unknown.length > 0) return [`"${text}" cites ${unknown.join(", ")}, which was not offered`];
  const said = cites.flatMap((id) => sources.get(id) ?? []);
  const numbers = numberMentions(said.join(" | "));
  const strange = numberMentions(text).find(
    (number) => !numbers.some((own) => isSameNumber(number, own)),
  );
  if (strange) return [`"${text}" gives ${strange.text}, which its source does not`];
  return isCarriedBy(text, said) ? [] : [`"${text}" says more than its source`];
}

function sourcesOf({ topic, facts, language }: ReplyBrief): ReadonlyMap<string, readonly string[]> {
  const entries = [...topic.entries, ...(topic.next ? [topic.next] : [])];
  return new Map([
    ...entries.map((entry) => [entry.id, sentencesOf(answerIn(entry, language))] as const),
    ...facts.map(({ id, statement, quote }) => [id, [statement, quote]] as const),
  ]);
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?:;])\s+/u);
}

const LEAST_SHARE = 0.6;

/** Most words of meaning stand in the source, and the sentence nearest to it says yes and no in the same places. */
function isCarriedBy(text: string, said: readonly string[]): boolean {
  const stems = new Set(wordStems(text));
  if (stems.size === 0) return false;
  const shareIn = (source: string) => {
    const known = new Set(wordStems(source));
    return [...stems].filter((stem) => known.has(stem)).length / stems.size;
  };
  if (shareIn(said.join(" ")) < LEAST_SHARE) return false;
  const [nearest = ""] = said.toSorted((one, other) => shareIn(other) - shareIn(one));
  return NEGATION.test(text) === NEGATION.test(nearest);
}

const NEGATION =
  /(?<!\p{L})(?:not|no|never|nothing|without|n't|nicht|kein\p{L}*|nichts|nie|ohne|pas|aucun\p{L}*|jamais|rien|sans|nunca|nada|sin|non|nessun\p{L}*|mai|senza|niet|geen|nooit|niets|zonder)(?!\p{L})|n't/iu;
