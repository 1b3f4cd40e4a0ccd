import { questionsIn } from "#shared/domain/knowledge/questions-in.ts";
import type { ConversationMessage } from "./conversation.ts";
import { readingOf } from "./reading-of.ts";

/** What whoever decides on an answer should know of the message it answers: the department's doubts, and what else is in it. */
export function notedOfReply(message: ConversationMessage): readonly string[] {
  const reading = readingOf(message);
  const also = reading?.labels.slice(1).map(({ label }) => label.replaceAll("_", " ")) ?? [];
  const questions = questionsIn(message.text);
  // What was done is kept as "what: why"; the department's reason is the second part.
  const why = message.outcome?.split(": ").slice(1).join(": ");
  return [
    ...(why ? [why] : []),
    ...(reading?.needsPerson ? [reading.needsPerson] : []),
    ...(also.length > 0 ? [`also read as ${also.join(", ")}`] : []),
    ...(message.isAuthenticated === false ? ["nobody can tell whether the mail is theirs"] : []),
    ...(message.isFromSomebodyElse ? [`${message.from} wrote, not whom we write to`] : []),
    ...questions.map((question) => `they ask: “${question.trim()}”`),
  ];
}
