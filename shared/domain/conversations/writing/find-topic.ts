import { findKnowledge } from "#shared/domain/knowledge/find-knowledge.ts";
import type { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import { questionsIn, wantsToHearMore } from "#shared/domain/knowledge/questions-in.ts";
import type { Language, ReplyReading } from "#shared/domain/replies/reply-reading.ts";

export type ReplyTopic =
  | {
      readonly kind: "grounded";
      /** What is answered, in this order; empty where a reply is interest and nothing else. */
      readonly entries: readonly KnowledgeEntry[];
      /** The one question that brings the talk further. */
      readonly next: KnowledgeEntry | undefined;
      /** How sure the weakest match is. */
      readonly confidence: number;
    }
  | { readonly kind: "question_unanswered"; readonly question: string; readonly reason: string };

export type TopicInput = {
  readonly text: string;
  readonly reading: ReplyReading;
  readonly language: Language;
  readonly knowledge: readonly KnowledgeEntry[];
};

/** A mail that asks more is answered by a person. */
const MOST_QUESTIONS = 2;

/** Which entries answer a reply: each of its questions and its objection, or none of it. */
export function findTopic({ text, reading, language, knowledge }: TopicInput): ReplyTopic {
  const questions = askedIn(text, reading);
  if (questions.length > MOST_QUESTIONS) {
    return unanswered(questions.join(" "), `the reply asks ${questions.length} things at once`);
  }
  const answers: KnowledgeEntry[] = [];
  let confidence = 1;
  for (const question of questions) {
    const found = findKnowledge(
      { question, language, kinds: ["product", "faq", "proof"] },
      knowledge,
    );
    if (found.kind === "question_unanswered") return unanswered(question, found.reason);
    confidence = Math.min(confidence, found.confidence);
    if (!answers.includes(found.entry)) answers.push(found.entry);
  }

  const objection = objectionOf(text, reading, answers.length > 0, knowledge);
  if (objection && objection.answers[language] === undefined) {
    return unanswered(objection.title, `"${objection.title}" has no answer in this language`);
  }
  const entries = objection ? [objection, ...answers] : answers;
  if (entries.length === 0 && !isInterest(reading)) {
    return unanswered(text, "nothing in the knowledge base answers it");
  }
  return { kind: "grounded", entries, next: nextStep(entries, language, knowledge), confidence };
}

/** The questions of the text; where a reply asks without any form of a question, the words that were read as one. */
function askedIn(text: string, { labels }: ReplyReading): readonly string[] {
  const read = labels.find(({ label }) => label === "question");
  if (!read) return [];
  const questions = questionsIn(text);
  return questions.length > 0 ? questions : [read.span || text];
}

/** "Send me more" has an answer of its own where nothing in particular is asked. */
function objectionOf(
  text: string,
  { labels, objections }: ReplyReading,
  isAnswered: boolean,
  knowledge: readonly KnowledgeEntry[],
): KnowledgeEntry | undefined {
  const raised = labels.some(({ label }) => label === "objection") ? objections : [];
  const kinds = wantsToHearMore(text) ? [...raised, "more_information" as const] : raised;
  const [first] = kinds.filter((kind) => !(isAnswered && kind === "more_information"));
  return knowledge.find(({ objection }) => first !== undefined && objection === first);
}

function isInterest({ labels }: ReplyReading): boolean {
  return labels.some(({ label }) => label === "interested");
}

function nextStep(
  entries: readonly KnowledgeEntry[],
  language: Language,
  knowledge: readonly KnowledgeEntry[],
): KnowledgeEntry | undefined {
  const last = entries.at(-1);
  if (last?.answers[language]?.endsWith("?")) return undefined;
  const id = last ? last.next : "playbook-times";
  const next = knowledge.find((entry) => entry.id === id);
  return next?.answers[language] === undefined ? undefined : next;
}

function unanswered(question: string, reason: string): ReplyTopic {
  return { kind: "question_unanswered", question, reason };
}
