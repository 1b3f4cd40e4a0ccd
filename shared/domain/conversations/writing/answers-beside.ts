import { findKnowledge } from "#shared/domain/knowledge/find-knowledge.ts";
import type { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import { questionsIn } from "#shared/domain/knowledge/questions-in.ts";
import { namesHour, namesWholeDay } from "#shared/domain/meetings/named-times.ts";
import type { Language } from "#shared/domain/replies/reply-reading.ts";
import { answerIn, type DraftSentence } from "./reply-brief.ts";

export type AnswersBeside = {
  readonly answers: readonly DraftSentence[];
  /** As they were asked: nobody wrote an answer to them. */
  readonly open: readonly string[];
};

/** What a wish for a meeting asks besides: word for word from the knowledge base, or left to a person. */
export function answersBeside(
  text: string,
  language: Language,
  knowledge: readonly KnowledgeEntry[],
): AnswersBeside {
  const answers = new Map<string, DraftSentence>();
  const open: string[] = [];
  for (const question of questionsIn(text)) {
    if (isAboutTheTime(question)) continue;
    const found = findKnowledge(
      { question, language, kinds: ["product", "faq", "proof"] },
      knowledge,
    );
    if (found.kind === "question_unanswered") open.push(question);
    else {
      const { id } = found.entry;
      answers.set(id, { text: answerIn(found.entry, language), cites: [id] });
    }
  }
  return { answers: [...answers.values()], open };
}

/** "When could you?", "Ginge auch Mittwoch um 14 Uhr?": the times of the mail answer it. */
function isAboutTheTime(question: string): boolean {
  return namesHour(question) || namesWholeDay(question) || OF_MEETING.test(question);
}

const OF_MEETING =
  /(?<!\p{L})(?:when|calls?|talk|speak|meet(?:ing)?|chat|next week|termine?|telefonieren|telefonat|gespräch|sprechen|wann|verschieben|quand|appel(?:er|ons)?|rendez-vous|créneaux?|parler|échanger|cuándo|llamada|llamar(?:me|nos)?|reunión|hablar|quando|chiamata|appuntamento|parlare|sentirci|wanneer|afspraak|bellen|gesprek)(?!\p{L})/iu;
