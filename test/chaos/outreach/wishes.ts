import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";

type WishesDeps = {
  readonly count: (what: string) => void;
  readonly breaks: (rule: string, what: string, leadId: string) => void;
  readonly now: () => number;
};

export const oneDecision = "one decision about a meeting is open for a person at a time";
export const nothingLate = "nothing is booked for a decision that is over";
export const oneMeeting = "nobody is booked into a second meeting while one is to come";

/** Wishes to meet as they became durable: of two at the same moment one is decided, and nobody meets us twice for it. */
export function createWishes({ count, breaks, now }: WishesDeps) {
  /** What is to be decided or carried out, by lead. */
  const open = new Map<string, Set<string>>();
  const booked = new Map<string, Map<string, Meeting>>();
  /** Approvals that are carried out. */
  const over = new Set<string>();
  /** The message that an approval is about. */
  const messages = new Map<string, string>();
  /** The messages to which an answer waits for a person, by approval. */
  const drafts = new Map<string, string>();

  function openOf(leadId: string): Set<string> {
    const found = open.get(leadId) ?? new Set();
    open.set(leadId, found);
    return found;
  }

  function toCome(leadId: string): readonly Meeting[] {
    const all = [...(booked.get(leadId)?.values() ?? [])];
    return all.filter(({ slot }) => Date.parse(slot.startsAt) > now());
  }

  return {
    messageOf: (approvalId: string) => messages.get(approvalId),

    drafts: () => [...drafts.values()],
    /** Those who wait for what is decided, or have a meeting to come. */
    known: (): readonly string[] => [
      ...[...open].flatMap(([leadId, mine]) => (mine.size > 0 ? [leadId] : [])),
      ...[...booked.keys()].filter((leadId) => toCome(leadId).length > 0),
    ],

    comes(leadId: string): void {
      if (openOf(leadId).size > 0) count("a wish beside an open decision");
      if (toCome(leadId).length > 0) count("a wish beside a meeting to come");
    },

    approval({ id, leadId, proposal, status, carriedOutAt }: Approval): void {
      if (proposal.kind === "reply" && status === "waiting") {
        drafts.set(id, proposal.messageId);
      } else drafts.delete(id);
      if (proposal.kind !== "meeting" || !leadId) return;
      if (carriedOutAt) over.add(id);
      messages.set(id, proposal.messageId);
      const mine = openOf(leadId);
      const isOpen = status === "waiting" || (status === "approved" && !carriedOutAt);
      if (!isOpen) return void mine.delete(id);
      const others = [...mine].filter((other) => other !== id);
      if (others.length > 0 && !mine.has(id)) {
        breaks(oneDecision, `${id} of ${leadId} is ${status} beside ${others}`, leadId);
      }
      mine.add(id);
    },

    meeting(meeting: Meeting): void {
      const { id, leadId, status, version, slot, approvalId } = meeting;
      const mine = booked.get(leadId) ?? new Map<string, Meeting>();
      booked.set(leadId, mine);
      const others = toCome(leadId).filter((one) => one.id !== id);
      if (version === 1 && over.has(approvalId))
        breaks(nothingLate, `${id}, of ${approvalId}`, leadId);
      if (status === "booked" && version === 1 && others.length > 0) {
        const what = `${id} at ${slot.startsAt} beside ${others.map((one) => `${one.id} at ${one.slot.startsAt}`)}`;
        breaks(oneMeeting, what, leadId);
      }
      if (status === "booked") mine.set(id, meeting);
      else mine.delete(id);
    },
  };
}
