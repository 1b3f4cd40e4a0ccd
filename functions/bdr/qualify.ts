import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { wantsMove } from "#shared/domain/meetings/wants-move.ts";
import type { BdrStep, Done } from "./bdr.ts";
import { handOver } from "./hand-over.ts";
import { readWish, type Wish } from "./wish.ts";

/** Whether there is a meeting to arrange: with somebody who may be written to, and not arranged already. */
export const qualify: BdrStep = async (deps, work) => {
  const wish = await readWish(deps, work);
  const { conversation, attendee, lead } = wish;
  if (conversation.state === "closed" || conversation.state === "handed_off") {
    return stop(`the conversation is ${conversation.state}: ${conversation.reason}`);
  }
  const suppression = await deps.suppressions.find({
    ...identitiesOf(lead, conversation),
    email: attendee.email,
    companyKey: conversation.companyKey,
  });
  if (suppression) return stop(`nothing may be sent any more: ${suppression.reason}`);
  if (!attendee.email) {
    await handOver(deps, work, "wants to meet, and no e-mail address is known to invite");
    return stop("no address is known to invite; a person asks for one");
  }

  const waiting = (await deps.approvals.ofLead(lead.id)).find(
    ({ status, proposal, id }) =>
      status === "waiting" && proposal.kind === "meeting" && id !== work.approvalId,
  );
  if (waiting) return stop(`approval ${waiting.id} of an earlier wish still waits for a person`);

  const meeting = await openMeeting(deps, wish);
  if (meeting && !wantsMove({ ...wish, text: wish.message.text }, meeting.slot, wish.zone)) {
    return stop(`the meeting is booked for ${slotInWords(meeting.slot, "en", meeting.timeZone)}`);
  }
  const wants = meeting ? "wants another time for the meeting" : "wants to meet";
  const tier = lead.qualification ? `, tier ${lead.qualification.tier}` : "";
  return { decision: "continue", reason: `${attendee.name} ${wants}${tier}` };
};

function stop(reason: string): Done {
  return { decision: "stop", reason };
}

/** The lead's meeting that is still to come. */
export async function openMeeting(
  { meetings, now }: Parameters<BdrStep>[0],
  { conversation }: Pick<Wish, "conversation">,
) {
  const meeting = conversation.meetingId ? await meetings.find(conversation.meetingId) : undefined;
  const isToCome = meeting?.status === "booked" && meeting.slot.startsAt > now().toISOString();
  return isToCome ? meeting : undefined;
}
