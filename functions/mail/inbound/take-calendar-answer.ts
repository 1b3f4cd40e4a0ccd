import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import { stopSequence } from "../effects/stop-sequence.ts";
import type { FoundConversation } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageOfMail } from "./message-of-mail.ts";

/** DynamoDB takes 400 KB an item; an answer to one meeting has some 2 KB. */
const MOST_CALENDAR = 20_000;

/** Somebody pressed accept, decline or "propose a new time" on our invitation. */
export async function takeCalendarAnswer(
  deps: InboundDeps,
  found: FoundConversation,
  arrived: ArrivedMail,
  calendar: string,
): Promise<void> {
  const { leadId } = found.conversation;
  const message = messageOfMail(deps, found, arrived, {
    text: stripQuote(arrived.mail.text).reply,
    mailKind: "calendar-answer",
    calendar: calendar.slice(0, MOST_CALENDAR),
  });
  await stopSequence(deps, leadId, "the person answered an invitation");
  await deps.conversations.addMessage(message);
  await deps.meetings.send({ kind: "answered", leadId, messageId: message.id });
}
