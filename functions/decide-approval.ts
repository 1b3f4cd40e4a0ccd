import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import { type Choice, type Decider, decide, timesToCheck } from "#shared/domain/meetings/decide.ts";
import { deciderInWords } from "#shared/domain/meetings/outcome-in-words.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { Queue } from "#shared/ports/queue.ts";

export type DecideApprovalDeps = {
  readonly approvals: Pick<ApprovalStore, "find" | "decide">;
  readonly decisions: Queue<{ readonly kind: "decided"; readonly approvalId: string }>;
  /** Busy times of the calendar, as far as it can be asked now. */
  readonly busy: (range: Slot) => Promise<readonly Slot[]>;
  readonly now: () => Date;
};

type Clicked =
  | { readonly kind: "decided" | "was-decided"; readonly approval: Approval }
  | { readonly kind: "refused"; readonly approval: Approval; readonly reason: string }
  | { readonly kind: "unknown" };

export type DecideApproval = (id: string, choice: Choice, decider: Decider) => Promise<Clicked>;

/** What a click does, whether it came by the API, a link or Slack. The second click changes nothing and is told the first. */
export function createDecideApproval({
  approvals,
  decisions,
  busy,
  now,
}: DecideApprovalDeps): DecideApproval {
  return async (id, choice, decider) => {
    const waiting = await approvals.find(id);
    if (!waiting) return { kind: "unknown" };
    if (waiting.status !== "waiting") return { kind: "was-decided", approval: waiting };
    const decision = decide(waiting, choice, decider, now());
    if (decision.kind === "refused") return { ...decision, approval: waiting };

    const taken = await firstTaken(timesToCheck(decision.approval), busy);
    if (taken) {
      const reason = `${wordsOf(taken, waiting)} is not free any more`;
      return { kind: "refused", reason, approval: waiting };
    }

    // What is proposed never changes while it waits, so the decision fits whatever else was noted meanwhile.
    const { status, decision: said, decidedBy, decidedThrough, decidedAt } = decision.approval;
    const decided = await approvals.decide(id, (approval) => ({
      ...approval,
      status,
      ...(said && { decision: said }),
      ...(decidedBy && { decidedBy }),
      ...(decidedThrough && { decidedThrough }),
      ...(decidedAt && { decidedAt }),
    }));
    if (decided.kind === "decided") await decisions.send({ kind: "decided", approvalId: id });
    return decided;
  };
}

async function firstTaken(
  slots: readonly Slot[],
  busy: DecideApprovalDeps["busy"],
): Promise<Slot | undefined> {
  for (const slot of slots) {
    const times = await busy(slot);
    if (times.some((one) => isOver(one, slot))) return slot;
  }
  return undefined;
}

function isOver(one: Slot, other: Slot): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

function wordsOf(slot: Slot, { proposal }: Approval): string {
  return slotInWords(slot, "en", proposal.kind === "meeting" ? proposal.timeZone : "UTC");
}

/** "approved by rep@seller.example, by their own link, Friday 20 November, 10:00". */
export function saidBefore(
  { status, decidedBy, decidedThrough, decidedAt }: Approval,
  timeZone: string,
): string {
  const when = decidedAt === undefined ? "" : `, ${momentInWords(decidedAt, timeZone)}`;
  return `${status} by ${deciderInWords(decidedBy ?? "", decidedThrough)}${when}`;
}
