import { objectionWords } from "#shared/domain/replies/objection-words.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { ConversationMessage } from "./conversation.ts";
import { readingOf } from "./reading-of.ts";

/** Why what would be answered helps nobody: they have it already, or it did not convince them. */
export function saidAlready(
  { text, objections }: { readonly text: string } & Pick<ReplyReading, "objections">,
  message: Pick<ConversationMessage, "id">,
  messages: readonly ConversationMessage[],
): string | undefined {
  const sent = messages.filter(({ direction }) => direction === "out");
  if (sent.some((one) => isSameText(one.text, text))) {
    return "the answer to this is what they have got already";
  }
  const answered = messages.filter(
    ({ id, direction, at }) =>
      direction === "in" && id !== message.id && sent.some((one) => one.at > at),
  );
  const again = objections.find((objection) =>
    answered.some((one) => readingOf(one)?.objections.includes(objection)),
  );
  return again && `they say again that ${objectionWords[again]}, after it was answered`;
}

/** However a mail program wrapped it. */
export function isSameText(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
