import type { AnswersBeside } from "#shared/domain/conversations/writing/answers-beside.ts";
import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import { namesOtherClock } from "#shared/domain/meetings/clock-zone.ts";
import {
  type FoundSlots,
  isFree,
  namedSlots,
  type SlotSearch,
} from "#shared/domain/meetings/free-slots.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import type { BdrDeps } from "./bdr.ts";
import type { Wish } from "./wish.ts";

export type MeetingApproval = Approval & { readonly leadId: string };

export type MeetingDraft = {
  readonly deps: BdrDeps;
  readonly wish: Wish;
  readonly approvalId: string;
  readonly meetingId: string | undefined;
  readonly gone: Slot | undefined;
  readonly beside: AnswersBeside;
  readonly place: string | undefined;
};

/** The time that they named, to be booked, or times for them to choose from. */
export function proposalOf(
  draft: MeetingDraft,
  free: Exclude<FoundSlots, { kind: "none" }>,
  search: SlotSearch,
): MeetingApproval {
  const { attendee, isZoneSure } = draft.wish;
  const wish = draft.meetingId ? "wants another time for the meeting" : "wants to meet";
  const { gone } = draft;
  if (free.kind === "named" && isZoneSure && !namesOtherZone(draft, free.slot)) {
    const reason = `${attendee.name} ${wish} and named a time that is free`;
    return meetingApproval(draft, "book", [free.slot], reason);
  }
  const slots = free.kind === "named" ? [free.slot] : free.slots;
  if (gone) {
    const lost = slotInWords(gone, "en", draft.wish.zone);
    const reason = `${attendee.name} took ${lost}, which somebody else has got meanwhile: the text says so, with an apology, and offers other times`;
    return meetingApproval(draft, "offer", slots, reason);
  }
  const busy = busyOne(search);
  const why = busy
    ? `${attendee.name} ${wish} and named ${slotInWords(busy, "en", draft.wish.zone)}, which is not free`
    : `${attendee.name} ${wish}`;
  return meetingApproval(draft, "offer", slots, why, busy);
}

/** The one time that they named, where it is not free. */
function busyOne(search: SlotSearch): Slot | undefined {
  const [named, ...others] = namedSlots(search);
  return named && others.length === 0 && !isFree(named, search) ? named : undefined;
}

/** "10:00 CET" from London is 9:00: such a time is offered with its zone, so that they can say whether it is meant. */
function namesOtherZone({ wish }: MeetingDraft, { startsAt }: Slot): boolean {
  const { message, zone, language } = wish;
  return namesOtherClock(message.text, zone, new Date(startsAt), language);
}

export function meetingApproval(
  { deps, wish, approvalId, meetingId, gone, beside, place }: MeetingDraft,
  purpose: "book" | "offer",
  slots: readonly Slot[],
  reason: string,
  busy?: Slot,
): MeetingApproval {
  const { texts, lead, day, zone, message } = wish;
  const now = deps.now();
  const [first] = slots;
  const { answers, open } = beside;
  const besides = {
    answers: answers.map((one) => one.text),
    hasOpenQuestions: open.length > 0,
    place,
  };
  const text =
    purpose === "offer" || !first
      ? texts.offer(slots, day.meetings.minutes, { ...besides, gone, busy })
      : meetingId
        ? texts.moved(first, besides)
        : texts.confirmation(first, besides);
  const citations = answers.flatMap((one) => one.cites.map((id) => ({ id, text: one.text })));
  const unanswered = open.length === 0 ? "" : `; not answered: ${open.map(quoted).join(", ")}`;
  return {
    id: approvalId,
    version: 1,
    leadId: lead.id,
    proposal: {
      kind: "meeting",
      messageId: message.id,
      purpose,
      ...(meetingId && { meetingId }),
      title: texts.title(lead.company.name ?? wish.attendee.name),
      slots: [...slots],
      timeZone: zone,
      text,
      ...(citations.length > 0 && { citations }),
      ...(open.length > 0 && { openQuestions: [...open] }),
    },
    reason: `${reason}${unanswered}`,
    status: "waiting",
    createdAt: now.toISOString(),
    // The flow ends it sooner: after the reminder and once more the same time.
    expiresAt: new Date(now.getTime() + 2 * deps.approvalHours * 3_600_000).toISOString(),
  };
}

function quoted(question: string): string {
  return `“${question.slice(0, LONGEST_QUOTE)}”`;
}

const LONGEST_QUOTE = 120;
