import type { Approval, Slot } from "./approval.ts";
import { editedTimes } from "./edited-times.ts";

/** What a person, or the end of the time to decide, says to an approval. */
export type Choice =
  | {
      readonly kind: "approve";
      /** One of the proposed times, to be booked; without it the proposal goes as it is. */
      readonly slot?: Slot | undefined;
      readonly subject?: string | undefined;
      readonly text?: string | undefined;
      readonly note?: string | undefined;
    }
  | { readonly kind: "reject"; readonly note?: string | undefined }
  | { readonly kind: "expire" };

export type Decider = {
  readonly by: string;
  readonly through: "api" | "link" | "slack" | "timeout" | "prospect";
};

export type Decision =
  | { readonly kind: "decided"; readonly approval: Approval }
  | { readonly kind: "refused"; readonly reason: string };

const LONGEST_TEXT = 5_000;

/** What an approval becomes by a choice. Only a waiting one is decided; the store sees to that. */
export function decide(approval: Approval, choice: Choice, decider: Decider, now: Date): Decision {
  if (choice.kind === "expire") return decided("expired", undefined);
  if (approval.expiresAt <= now.toISOString()) {
    return refused("the time to decide ended");
  }
  if (choice.kind === "reject") {
    return decided("rejected", choice.note ? { note: choice.note } : undefined);
  }
  const problem = problemOf(approval, choice);
  if (problem) return refused(problem);
  const edited = timesOf(approval, choice, now);
  if (edited.kind === "refused") return edited;
  const { slot = choice.slot, slots } = edited;
  if (isOver(slots ?? (slot ? [slot] : proposedTimes(approval)), now)) {
    return refused("the proposed time has passed");
  }
  const { subject, text, note } = choice;
  return decided("approved", {
    ...(slot && { slot }),
    ...(slots && { slots: [...slots] }),
    ...(subject && { subject }),
    ...(text && { text }),
    ...(note && { note }),
  });

  function decided(
    status: "approved" | "rejected" | "expired",
    decision: Approval["decision"],
  ): Decision {
    return {
      kind: "decided",
      approval: {
        ...approval,
        status,
        ...(decision && { decision }),
        decidedBy: decider.by,
        decidedThrough: decider.through,
        decidedAt: now.toISOString(),
      },
    };
  }
}

function proposedTimes({ proposal }: Approval): readonly Slot[] {
  return proposal.kind === "meeting" ? proposal.slots : [];
}

function isOver(slots: readonly Slot[], now: Date): boolean {
  return slots.length > 0 && slots.every(({ startsAt }) => startsAt <= now.toISOString());
}

function refused(reason: string): Decision {
  return { kind: "refused", reason };
}

function problemOf(
  { proposal }: Approval,
  { slot, text, subject }: Extract<Choice, { kind: "approve" }>,
): string | undefined {
  if ((text?.length ?? 0) > LONGEST_TEXT) return `a text may have ${LONGEST_TEXT} characters`;
  if (text !== undefined && text.trim() === "") return "the text is empty; reject it instead";
  if (subject !== undefined && /[\r\n]/.test(subject)) return "a subject is one line";
  if (proposal.kind === "strategy" && (text !== undefined || slot)) {
    return "a proposed change is approved or rejected as it is";
  }
  if (proposal.kind !== "meeting") return slot && "there is no time to choose";
  if (slot && !proposal.slots.some((one) => one.startsAt === slot.startsAt)) {
    return "only a time of the proposal can be chosen";
  }
  return undefined;
}

type Times =
  | { readonly kind: "kept"; readonly slot?: Slot; readonly slots?: readonly Slot[] }
  | { readonly kind: "refused"; readonly reason: string };

/** What an edited text names is what holds: the prospect reads it, and not the times that stood there before. */
function timesOf(
  { proposal }: Approval,
  { slot: chosen, text }: Extract<Choice, { kind: "approve" }>,
  now: Date,
): Times {
  if (proposal.kind !== "meeting" || text === undefined) return { kind: "kept" };
  const { slots, timeZone: zone, purpose } = proposal;
  const edited = editedTimes(text, { slots, zone, now });
  if (edited.kind === "unreadable") return { kind: "refused", reason: edited.reason };
  const [named, ...others] = edited.slots;
  if (purpose === "offer" && !chosen) return { kind: "kept", slots: edited.slots };
  // Words that offer other times must not go out with the invitation to this one.
  if (chosen && edited.slots.some(({ startsAt }) => startsAt !== chosen.startsAt)) {
    return { kind: "refused", reason: "the text names other times than the one that is booked" };
  }
  if (chosen || !named) return { kind: "kept" };
  if (others.length > 0) {
    return { kind: "refused", reason: "the text names other times than the one that is booked" };
  }
  return { kind: "kept", slot: named };
}

/** The times that an approval lets go, other than those it was asked for: nobody has looked whether they are free. */
export function timesToCheck({ proposal, decision }: Approval): readonly Slot[] {
  if (proposal.kind !== "meeting") return [];
  const decided = decision?.slot ? [decision.slot] : (decision?.slots ?? []);
  const known = new Set(proposal.slots.map(({ startsAt }) => startsAt));
  return decided.filter(({ startsAt }) => !known.has(startsAt));
}

/** The time that is booked by an approval; undefined where times are only offered. */
export function bookedSlot({ proposal, decision }: Approval): Slot | undefined {
  if (proposal.kind !== "meeting") return undefined;
  return decision?.slot ?? (proposal.purpose === "book" ? proposal.slots[0] : undefined);
}
