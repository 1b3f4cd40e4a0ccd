import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { detectLanguage } from "#shared/domain/replies/detect-language.ts";
import { ReplyLabel } from "#shared/domain/replies/reply-reading.ts";
import type { ReplyCase } from "./sets/reply-case.ts";

/** A person's word on a reply as a case of the set, so that the same mistake is measured from now on. */
export function caseFromCorrection(message: ConversationMessage): ReplyCase | undefined {
  const labels = (message.correction?.labels ?? []).flatMap((label) => {
    const known = ReplyLabel.safeParse(label);
    return known.success ? [known.data] : [];
  });
  if (message.direction !== "in" || labels.length === 0) return undefined;
  const text = withoutPeople(message.text);
  return {
    id: `correction-${message.id}`,
    language: message.reading?.language ?? detectLanguage(text).language,
    text,
    labels,
    asksToStop: labels.some((label) => label === "unsubscribe" || label === "do_not_contact"),
    spans: {},
  };
}

/** The set is fictional: what could tell who wrote is taken out. */
function withoutPeople(text: string): string {
  return text
    .replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu, "somebody@company.example")
    .replace(/https?:\/\/\S+/gu, "https://company.example/")
    .replace(/\+?\d[\d ()/-]{7,}\d/gu, "000");
}
