import { ReplyLabel, type ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { ConversationMessage } from "./conversation.ts";

/** What a message means: a person's word on it stands before that of any machine. */
export function readingOf({
  reading,
  correction,
}: Pick<ConversationMessage, "reading" | "correction">): ReplyReading | undefined {
  if (!reading || !correction) return reading;
  const labels = correction.labels.flatMap((given) => {
    const { data: label } = ReplyLabel.safeParse(given);
    const span = reading.labels.find((read) => read.label === label)?.span ?? "";
    return label ? [{ label, confidence: 1, span }] : [];
  });
  if (labels.length === 0) return reading;
  const { needsPerson: _, ...rest } = reading;
  return { ...rest, labels, decidedBy: correction.by };
}
