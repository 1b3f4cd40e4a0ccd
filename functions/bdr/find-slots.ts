import { wroteThemselves } from "#shared/domain/conversations/answer-way.ts";
import { readingOf } from "#shared/domain/conversations/reading-of.ts";
import {
  type AnswersBeside,
  answersBeside,
} from "#shared/domain/conversations/writing/answers-beside.ts";
import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import { namesOtherClock } from "#shared/domain/meetings/clock-zone.ts";
import { bookedSlot } from "#shared/domain/meetings/decide.ts";
import {
  type FoundSlots,
  freeSlots,
  isFree,
  namedSlots,
  overlap,
  type SlotSearch,
} from "#shared/domain/meetings/free-slots.ts";
import { lastOffer } from "#shared/domain/meetings/open-offer.ts";
import { pickSlot } from "#shared/domain/meetings/pick-slot.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { holidayOn } from "#shared/domain/outreach/holidays.ts";
import { dayOf } from "#shared/domain/outreach/zoned-time.ts";
import { approvalIdOf } from "./approval-id.ts";
import type { BdrDeps, BdrStep, BdrWork } from "./bdr.ts";
import { handOver } from "./hand-over.ts";
import { openMeeting } from "./qualify.ts";
import { readWish, type Wish } from "./wish.ts";

const DAYS_LOOKED_AT = 30;

/**
 * Finds times and lays them before a person as an approval. Who chose one of the times that a person let us offer is
 * booked without asking again.
 */
export const findSlots: BdrStep = async (deps, work) => {
  const { approvalId } = work;
  const known = await deps.approvals.find(approvalId);
  if (known) return found(known);

  const wish = await readWish(deps, work);
  const meeting = await openMeeting(deps, wish);
  const search = await searchFor(deps, wish, meeting?.slot);
  const chosen = await chosenSlot(deps, wish, search);
  const gone = chosen?.isGone ? chosen.slot : await lostSlot(deps, work);
  const beside = answersBeside(wish.message.text, wish.language, await deps.knowledge.list());
  const place = await placeBefore(deps, wish);
  const draft = { deps, wish, approvalId, meetingId: meeting?.id, gone, beside, place };

  if (chosen && !chosen.isGone) {
    const approval = approvalFor(draft, "book", [chosen.slot], chosen.reason);
    const decided = {
      ...approval,
      status: "approved" as const,
      decision: { slot: chosen.slot },
      decidedBy: chosen.by,
      decidedThrough: "prospect",
      decidedAt: deps.now().toISOString(),
    };
    await deps.approvals.add(decided);
    return found(decided);
  }

  const free = freeSlots(search);
  if (free.kind === "none") {
    await handOver(deps, work, `no time for a meeting: ${free.reason}`);
    return { decision: "stop", reason: free.reason };
  }
  const approval = proposalFrom(draft, free, search);
  await deps.approvals.add(approval);
  return found(approval);
};

function found({ id, status, decidedThrough, reason }: Approval) {
  const isChosen = status === "approved" && decidedThrough === "prospect";
  return { decision: isChosen ? "picked" : "continue", approvalId: id, reason };
}

async function searchFor(
  { calendar, now }: BdrDeps,
  wish: Wish,
  moved: Slot | undefined,
): Promise<SlotSearch> {
  const { day, zone, lead, message } = wish;
  const until = new Date(now().getTime() + DAYS_LOOKED_AT * 86_400_000);
  const range = { startsAt: now().toISOString(), endsAt: until.toISOString() };
  const { country } = lead.company;
  return {
    now: now(),
    day,
    busy: await (await calendar()).busy(range),
    prospectZone: zone,
    named: wish.named,
    moved,
    notBefore: message.reading?.until,
    isHoliday: (one) => country !== undefined && holidayOn(country, dayOf(one)) !== undefined,
  };
}

/** Cal.com decides by the kind of event where it takes place; what we book in other calendars is a call. */
async function placeBefore(
  { calendar }: BdrDeps,
  { lead, texts }: Wish,
): Promise<string | undefined> {
  const { name } = await calendar();
  return name === "cal-com" ? undefined : texts.byPhone(lead.person?.phone);
}

type Chosen = {
  readonly slot: Slot;
  readonly by: string;
  readonly reason: string;
  /** It was offered to others too, and one of them was faster. */
  readonly isGone: boolean;
};

/** A time the prospect took from those that a person approved for them, beyond all doubt. */
async function chosenSlot(
  deps: BdrDeps,
  { lead, message, conversation, attendee }: Wish,
  search: SlotSearch,
): Promise<Chosen | undefined> {
  const offer = lastOffer(await deps.approvals.ofLead(lead.id));
  if (!offer) return undefined;
  const reading = readingOf(message);
  const isTheirOwn = message.isAuthenticated !== false && wroteThemselves(message, conversation);
  if (!reading || reading.needsPerson !== undefined || !isTheirOwn) return undefined;

  // The words of the offer were of the zone it was written in, whatever is known of the prospect by now.
  const { slots, timeZone: zone } = offer.proposal;
  const { language } = reading;
  const picked = pickSlot(message.text, slots, { now: new Date(message.at), zone, language });
  if (picked.kind === "unclear") return undefined;
  const isGone = search.busy.some((busy) => overlap(busy, picked.slot));
  if (!isGone && !isFree(picked.slot, search)) return undefined;
  const by = offer.decidedBy ?? "";
  const reason = `${attendee.name} chose one of the times that ${by} approved`;
  return { slot: picked.slot, by, reason, isGone };
}

/** The time that was let go in the round before, and that somebody else had got by then. */
async function lostSlot(
  { approvals }: BdrDeps,
  { leadId, messageId, round }: BdrWork,
): Promise<Slot | undefined> {
  if (round === 0) return undefined;
  const before = await approvals.find(approvalIdOf({ leadId, messageId, round: round - 1 }));
  return before && bookedSlot(before);
}

type Draft = {
  readonly deps: BdrDeps;
  readonly wish: Wish;
  readonly approvalId: string;
  readonly meetingId: string | undefined;
  readonly gone: Slot | undefined;
  readonly beside: AnswersBeside;
  readonly place: string | undefined;
};

function proposalFrom(
  draft: Draft,
  free: Exclude<FoundSlots, { kind: "none" }>,
  search: SlotSearch,
): Approval {
  const { attendee, isZoneSure } = draft.wish;
  const wish = draft.meetingId ? "wants another time for the meeting" : "wants to meet";
  const { gone } = draft;
  if (free.kind === "named" && isZoneSure && !namesOtherZone(draft, free.slot)) {
    const reason = `${attendee.name} ${wish} and named a time that is free`;
    return approvalFor(draft, "book", [free.slot], reason);
  }
  const slots = free.kind === "named" ? [free.slot] : free.slots;
  if (gone) {
    const lost = slotInWords(gone, "en", draft.wish.zone);
    const reason = `${attendee.name} took ${lost}, which somebody else has got meanwhile: the text says so, with an apology, and offers other times`;
    return approvalFor(draft, "offer", slots, reason);
  }
  const busy = busyOne(search);
  const why = busy
    ? `${attendee.name} ${wish} and named ${slotInWords(busy, "en", draft.wish.zone)}, which is not free`
    : `${attendee.name} ${wish}`;
  return approvalFor(draft, "offer", slots, why, busy);
}

/** The one time that they named, where it is not free. */
function busyOne(search: SlotSearch): Slot | undefined {
  const [named, ...others] = namedSlots(search);
  return named && others.length === 0 && !isFree(named, search) ? named : undefined;
}

/** "10:00 CET" from London is 9:00: such a time is offered with its zone, so that they can say whether it is meant. */
function namesOtherZone({ wish }: Draft, { startsAt }: Slot): boolean {
  const { message, zone, language } = wish;
  return namesOtherClock(message.text, zone, new Date(startsAt), language);
}

function approvalFor(
  { deps, wish, approvalId, meetingId, gone, beside, place }: Draft,
  purpose: "book" | "offer",
  slots: readonly Slot[],
  reason: string,
  busy?: Slot,
): Approval {
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
