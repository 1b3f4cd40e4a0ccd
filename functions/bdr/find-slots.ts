import { wroteThemselves } from "#shared/domain/conversations/answer-way.ts";
import { readingOf } from "#shared/domain/conversations/reading-of.ts";
import {
  type AnswersBeside,
  answersBeside,
} from "#shared/domain/conversations/writing/answers-beside.ts";
import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import { bookedSlot } from "#shared/domain/meetings/decide.ts";
import { freeSlots, isFree, overlap, type SlotSearch } from "#shared/domain/meetings/free-slots.ts";
import { lastOffer, type OfferedTimes, wasOfferedBy } from "#shared/domain/meetings/open-offer.ts";
import { pickSlot } from "#shared/domain/meetings/pick-slot.ts";
import { isWithdrawn } from "#shared/domain/meetings/withdrawn-for.ts";
import { holidayOn } from "#shared/domain/outreach/holidays.ts";
import { versionOf } from "#shared/domain/outreach/plan-again.ts";
import { dayOf } from "#shared/domain/outreach/zoned-time.ts";
import { approvalIdOf, offerPurpose } from "./approval-id.ts";
import type { BdrDeps, BdrStep, BdrWork } from "./bdr.ts";
import { handOver } from "./hand-over.ts";
import { type Qualified, qualifiedWish } from "./qualify.ts";
import type { Wish } from "./wish.ts";
import { type MeetingApproval, meetingApproval, proposalOf } from "./write-proposal.ts";

const DAYS_LOOKED_AT = 30;

/**
 * Finds times and lays them before a person as an approval. Who chose one of the times that a person let us offer is
 * booked without asking again.
 */
export const findSlots: BdrStep = async (deps, work) => {
  const { approvalId } = work;
  const known = await deps.approvals.find(approvalId);
  if (known) return found(known);

  const qualified = await qualifiedWish(deps, work);
  if (qualified.kind === "stop") return { decision: "stop", reason: qualified.reason };
  const proposed = await proposedBy(deps, work, qualified);
  if (proposed.kind === "stop") return { decision: "stop", reason: proposed.reason };
  const added = await deps.approvals.addForMeeting(proposed.approval, qualified.newest);
  return added === "added" ? found(proposed.approval) : findSlots(deps, work);
};

type Proposed =
  | { readonly kind: "proposed"; readonly approval: MeetingApproval }
  | { readonly kind: "stop"; readonly reason: string };

async function proposedBy(
  deps: BdrDeps,
  work: BdrWork,
  { wish, meeting, newest }: Qualified,
): Promise<Proposed> {
  const search = await searchFor(deps, wish, meeting?.slot);
  const offer = lastOffer(await deps.approvals.ofLead(work.leadId));
  const chosen = offer && chosenSlot(offer, wish, search);
  const gone = chosen?.isGone ? chosen.slot : await lostSlot(deps, work);
  const beside = withEarlier(
    answersBeside(wish.message.text, wish.language, await deps.knowledge.list()),
    newest,
  );
  const asksNothing = beside.answers.length === 0 && beside.open.length === 0;
  if (offer && !chosen && !gone && asksNothing && (await isAnsweredBy(deps, offer, wish))) {
    return { kind: "stop", reason: "times were offered since they wrote this" };
  }
  const place = await placeBefore(deps, wish);
  const { approvalId } = work;
  const draft = { deps, wish, approvalId, meetingId: meeting?.id, gone, beside, place };

  if (chosen && !chosen.isGone) {
    const approval = {
      ...meetingApproval(draft, "book", [chosen.slot], chosen.reason),
      status: "approved" as const,
      decision: { slot: chosen.slot },
      decidedBy: chosen.by,
      decidedThrough: "prospect",
      decidedAt: deps.now().toISOString(),
    };
    return { kind: "proposed", approval };
  }

  const free = freeSlots(search);
  if (free.kind === "none") {
    await handOver(deps, work, `no time for a meeting: ${free.reason}`);
    return { kind: "stop", reason: free.reason };
  }
  return { kind: "proposed", approval: proposalOf(draft, free, search) };
}

/** What they asked beside a wish whose proposal gave way to this one is still to be answered. */
function withEarlier({ answers, open }: AnswersBeside, earlier: Approval | undefined) {
  const gaveWay = earlier && (earlier.status === "waiting" || isWithdrawn(earlier));
  if (!gaveWay || earlier.proposal.kind !== "meeting") return { answers, open };
  const { citations = [], openQuestions = [] } = earlier.proposal;
  const given = new Set(answers.flatMap(({ cites }) => cites));
  const missing = citations.filter(({ id }) => !given.has(id));
  return {
    answers: [...missing.map(({ id, text }) => ({ text, cites: [id] })), ...answers],
    open: [...new Set([...openQuestions, ...open])],
  };
}

/** Two mails that asked for the same: the times that leave after them answer both, where neither names a time of its own. */
async function isAnsweredBy(
  { outbox }: BdrDeps,
  { id }: OfferedTimes,
  { message, named, lead }: Wish,
): Promise<boolean> {
  if (named.length > 0) return false;
  const offer = versionOf(await outbox.ofLead(lead.id), lead.id, offerPurpose(id));
  if (offer.kind !== "there") return false;
  const { sentAt } = offer.entry;
  return sentAt === undefined || message.at < sentAt;
}

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
export async function placeBefore(
  { calendar }: Pick<BdrDeps, "calendar">,
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
function chosenSlot(
  offer: OfferedTimes,
  { message, conversation, attendee }: Wish,
  search: SlotSearch,
): Chosen | undefined {
  if (!wasOfferedBy(offer, message.at)) return undefined;
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
