import { wroteThemselves } from "#shared/domain/conversations/answer-way.ts";
import { readingOf } from "#shared/domain/conversations/reading-of.ts";
import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import { namesOtherClock } from "#shared/domain/meetings/clock-zone.ts";
import {
  type FoundSlots,
  freeSlots,
  isFree,
  type SlotSearch,
} from "#shared/domain/meetings/free-slots.ts";
import { lastOffer } from "#shared/domain/meetings/open-offer.ts";
import { pickSlot } from "#shared/domain/meetings/pick-slot.ts";
import { holidayOn } from "#shared/domain/outreach/holidays.ts";
import { dayOf } from "#shared/domain/outreach/zoned-time.ts";
import type { BdrDeps, BdrStep } from "./bdr.ts";
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
  const search = await searchFor(deps, wish);
  const meeting = await openMeeting(deps, wish);
  const draft = { deps, wish, approvalId, meetingId: meeting?.id };

  const chosen = await chosenSlot(deps, wish, search);
  if (chosen) {
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
  const approval = proposalFrom(draft, free);
  await deps.approvals.add(approval);
  return found(approval);
};

function found({ id, status, decidedThrough, reason }: Approval) {
  const isChosen = status === "approved" && decidedThrough === "prospect";
  return { decision: isChosen ? "picked" : "continue", approvalId: id, reason };
}

async function searchFor({ calendar, now }: BdrDeps, wish: Wish): Promise<SlotSearch> {
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
    notBefore: message.reading?.until,
    isHoliday: (one) => country !== undefined && holidayOn(country, dayOf(one)) !== undefined,
  };
}

type Chosen = { readonly slot: Slot; readonly by: string; readonly reason: string };

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
  if (picked.kind === "unclear" || !isFree(picked.slot, search)) return undefined;
  const by = offer.decidedBy ?? "";
  const reason = `${attendee.name} chose one of the times that ${by} approved`;
  return { slot: picked.slot, by, reason };
}

type Draft = {
  readonly deps: BdrDeps;
  readonly wish: Wish;
  readonly approvalId: string;
  readonly meetingId: string | undefined;
};

function proposalFrom(draft: Draft, free: Exclude<FoundSlots, { kind: "none" }>): Approval {
  const { attendee, isZoneSure } = draft.wish;
  const wish = draft.meetingId ? "wants another time for the meeting" : "wants to meet";
  if (free.kind === "named" && isZoneSure && !namesOtherZone(draft, free.slot)) {
    const reason = `${attendee.name} ${wish} and named a time that is free`;
    return approvalFor(draft, "book", [free.slot], reason);
  }
  const slots = free.kind === "named" ? [free.slot] : free.slots;
  return approvalFor(draft, "offer", slots, `${attendee.name} ${wish}`);
}

/** "10:00 CET" from London is 9:00: such a time is offered with its zone, so that they can say whether it is meant. */
function namesOtherZone({ wish }: Draft, { startsAt }: Slot): boolean {
  const { message, zone, language } = wish;
  return namesOtherClock(message.text, zone, new Date(startsAt), language);
}

function approvalFor(
  { deps, wish, approvalId, meetingId }: Draft,
  purpose: "book" | "offer",
  slots: readonly Slot[],
  reason: string,
): Approval {
  const { texts, lead, day, zone, message } = wish;
  const now = deps.now();
  const [first] = slots;
  const text =
    purpose === "offer" || !first
      ? texts.offer(slots, day.meetings.minutes)
      : meetingId
        ? texts.moved(first)
        : texts.confirmation(first);
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
    },
    reason,
    status: "waiting",
    createdAt: now.toISOString(),
    // The flow ends it sooner: after the reminder and once more the same time.
    expiresAt: new Date(now.getTime() + 2 * deps.approvalHours * 3_600_000).toISOString(),
  };
}
