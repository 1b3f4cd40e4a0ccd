import type { Approval, Slot } from "./approval.ts";

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
    return refused(`the time to decide ended at ${approval.expiresAt}`);
  }
  if (choice.kind === "reject") {
    return decided("rejected", choice.note ? { note: choice.note } : undefined);
  }
  const problem = problemOf(approval, choice, now);
  if (problem) return refused(problem);
  const { slot, subject, text, note } = choice;
  return decided("approved", {
    ...(slot && { slot }),
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

function refused(reason: string): Decision {
  return { kind: "refused", reason };
}

function problemOf(
  { proposal }: Approval,
  { slot, text, subject }: Extract<Choice, { kind: "approve" }>,
  now: Date,
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
  const wanted = slot ? [slot] : proposal.slots;
  const isOver = wanted.every(({ startsAt }) => startsAt <= now.toISOString());
  return isOver ? "the proposed time has passed" : undefined;
}

/** The time that is booked by an approval; undefined where times are only offered. */
export function bookedSlot({ proposal, decision }: Approval): Slot | undefined {
  if (proposal.kind !== "meeting") return undefined;
  return decision?.slot ?? (proposal.purpose === "book" ? proposal.slots[0] : undefined);
}
