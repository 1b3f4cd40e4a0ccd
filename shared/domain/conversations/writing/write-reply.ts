import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import { phrases } from "./phrases.ts";
import { answerIn, type DraftSentence, type ReplyBrief, type ReplyDraft } from "./reply-brief.ts";

/** The answer word for word from the knowledge base: what was asked first, then one next step. */
export function replySentences({ language, topic }: ReplyBrief): readonly DraftSentence[] {
  const { entries, next } = topic;
  const opening = entries.length === 0 ? [courtesy(phrases[language].gladOfInterest)] : [];
  return [
    ...opening,
    ...entries.map((entry) => ({ text: answerIn(entry, language), cites: [entry.id] })),
    ...(next ? [{ text: answerIn(next, language), cites: [next.id] }] : []),
  ];
}

/** Somebody asked whether a machine writes: the same true words every time, whatever a model would like to say. */
export function truthAboutAi(language: Language, seller: SellerProfile): readonly DraftSentence[] {
  const sender = { name: seller.sender.name, company: seller.company };
  return phrases[language].truthAboutAi(sender).map(courtesy);
}

export function thanksForReferral(
  language: Language,
  name: string | undefined,
): readonly DraftSentence[] {
  const { thanksForReferral: thanks, mayIMentionYou } = phrases[language];
  return [courtesy(thanks(name)), courtesy(mayIMentionYou)];
}

export function noteWhenTimeCame(
  brief: Pick<ReplyBrief, "language" | "topic">,
): readonly DraftSentence[] {
  const { language, topic } = brief;
  const next = topic.next ? [{ text: answerIn(topic.next, language), cites: [topic.next.id] }] : [];
  return [courtesy(phrases[language].timeHasCome), ...next];
}

/** Greeting, the sentences with the next step in a paragraph of its own, closing, signature. */
export function asMail(
  sentences: readonly DraftSentence[],
  { language, reader, seller }: Pick<ReplyBrief, "language" | "reader" | "seller">,
): ReplyDraft {
  const words = phrases[language];
  const greeting = words.greeting(reader);
  const last = sentences.at(-1);
  const isQuestion = sentences.length > 1 && last !== undefined && last.text.includes("?");
  const body = (isQuestion ? sentences.slice(0, -1) : sentences).map(({ text }) => text).join(" ");
  const { name, title } = seller.sender;
  const text = [
    greeting,
    startedAfter(greeting, body, language),
    ...(isQuestion ? [last.text] : []),
    `${words.closing}\n${name}\n${title}, ${seller.company}`,
  ].join("\n\n");
  const citations = sentences.flatMap(({ text: said, cites }) =>
    cites.map((id) => ({ id, text: said })),
  );
  return { text, citations };
}

/**
 * After a greeting that ends with a comma, German and Italian go on with a small letter, but for nouns and the polite
 * pronouns: only the courtesies are written for it, the rest begins as it stands.
 */
function startedAfter(greeting: string, body: string, language: Language): string {
  if (language !== "de" && language !== "it") return body;
  const [first = ""] = body.split(/\s/u, 1);
  return greeting.endsWith(",") && smallAfterComma.has(first) ? small(body) : body;
}

const smallAfterComma: ReadonlySet<string> = new Set(
  `Der Die Das Ein Eine Für Gut Jede Vier In Wir Natürlich Gern, Verstanden, Verstanden: Danke Ja. Wäre Welche
  Il La Lo Le Per Puede Certo, Capisco, Capisco. Bene È Può Volentieri, Sì. Nessun Ogni Siamo Lavora Grazie Quattro Quali Mi I Nelle`.split(
    /\s+/,
  ),
);

function small(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}

function courtesy(text: string): DraftSentence {
  return { text, cites: [] };
}
