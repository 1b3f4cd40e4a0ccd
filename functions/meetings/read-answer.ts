import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { mailboxKey } from "#shared/domain/leads/mailbox-key.ts";
import { declinedInWords } from "#shared/domain/meetings/declined-in-words.ts";
import { type IcsAnswer, readIcsAnswer } from "#shared/domain/meetings/ics-answer.ts";
import { meetingIdOfUid } from "#shared/domain/meetings/invitation.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { callPerson } from "../call-person.ts";
import type { MeetingsDeps, MeetingsMessage } from "./meetings.ts";

/** Notes what the attendee's calendar answered, and says whether another time is asked for. */
export async function readAnswer(
  deps: MeetingsDeps,
  told: Extract<MeetingsMessage, { kind: "answered" }>,
): Promise<"noted" | "counter" | "ignored"> {
  const { leadId, messageId } = told;
  const message = await deps.conversations.message(leadId, messageId);
  const answer = message?.calendar ? readIcsAnswer(message.calendar) : undefined;
  const meeting = answer && (await deps.meetings.find(meetingIdOfUid(answer.uid)));
  const obstacle = obstacleTo(answer, meeting, message, leadId);
  if (!answer || !meeting || obstacle) {
    deps.log.info("answer to an invitation ignored", { leadId, messageId, reason: obstacle });
    return "ignored";
  }
  if (answer.answer === "counter") return "counter";

  const { answer: said } = answer;
  const at = deps.now().toISOString();
  await deps.meetings.change(meeting.id, (before) => ({
    ...before,
    answer: said,
    answeredAt: at,
    updatedAt: at,
  }));
  if (said === "declined") await tellPerson(deps, meeting, messageId);
  return "noted";
}

/** An answer is a stranger's mail: it counts when it is of the one who was invited, to what they were last told. */
function obstacleTo(
  answer: IcsAnswer | undefined,
  meeting: Meeting | undefined,
  message: ConversationMessage | undefined,
  leadId: string,
): string | undefined {
  if (!answer) return "there is no answer in it";
  if (meeting?.leadId !== leadId) return "it is about no meeting of this lead";
  if (meeting.status !== "booked") return `the meeting is ${meeting.status}`;
  if (mailboxKey(answer.attendee) !== mailboxKey(meeting.attendee.email)) {
    return "it is of somebody else";
  }
  if (message?.isAuthenticated === false) return "nobody vouches for its sender";
  return answer.sequence < meeting.sequence ? "it answers an older invitation" : undefined;
}

async function tellPerson(
  { bus, conversations, now }: MeetingsDeps,
  meeting: Meeting,
  messageId: string,
): Promise<void> {
  const { id, leadId } = meeting;
  const reason = `${declinedInWords(meeting)}. Find another time with them, or cancel the meeting`;
  await callPerson({ conversations, now }, leadId, { why: reason, messageId });
  await bus.say({
    type: "handoff_requested",
    agent: "bdr",
    data: { leadId, messageId, meetingId: id, reason },
    timestamp: now().toISOString(),
    correlationId: id,
  });
}
