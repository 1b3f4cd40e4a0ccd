import { calendarUid } from "#shared/domain/mail/calendar-answer.ts";
import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import { meetingIdOfUid } from "#shared/domain/meetings/invitation.ts";
import { stopSequence } from "../../stop-sequence.ts";
import type { FoundConversation } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageOfMail } from "./message-of-mail.ts";
import { sayMailEvent } from "./say-mail-event.ts";

/** DynamoDB takes 400 KB an item; an answer to one meeting has some 2 KB. */
const MOST_CALENDAR = 20_000;

/** Somebody pressed accept, decline or "propose a new time" on our invitation; of another's meeting a person is told. */
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
  if (!(await isOurMeeting(deps, leadId, calendar))) {
    const reason = "They answered an invitation that is not to a meeting of ours with them.";
    await sayMailEvent(deps, "handoff_requested", { leadId, messageId: message.id, reason });
    await deps.conversations.addMessage({ ...message, outcome: reason });
    return;
  }
  await stopSequence(deps, leadId, "the person answered an invitation");
  await deps.conversations.addMessage(message);
  await deps.meetings.send({ kind: "answered", leadId, messageId: message.id });
}

async function isOurMeeting(
  { meetingStore }: InboundDeps,
  leadId: string,
  calendar: string,
): Promise<boolean> {
  const uid = calendarUid(calendar);
  const meeting = uid && (await meetingStore.find(meetingIdOfUid(uid)));
  return meeting ? meeting.leadId === leadId : false;
}
