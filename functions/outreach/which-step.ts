import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { versionOf } from "#shared/domain/outreach/plan-again.ts";
import { stepApprovalId } from "./ask-for-step.ts";

type Steps = readonly OutboxEntry[];

/** What is in the outbox was planned, also where the planner died before it could write so in the conversation. */
export function nextNumber({ sequence }: Conversation, steps: Steps): number {
  return Math.max(sequence.nextStep, ...steps.map(({ step }) => step + 1));
}

/** The last step, where every version of it was taken back. Whether it may go after all is asked anew. */
export function takenBack(steps: Steps): OutboxEntry | undefined {
  const last = steps.toSorted((one, other) => one.step - other.step).at(-1);
  if (!last) return undefined;
  const { leadId, step } = last;
  const purpose = `step-${step}`;
  const next = versionOf(steps, leadId, purpose);
  if (next.kind !== "free") return undefined;
  const id = outboxId(leadId, purpose, next.version - 1);
  return steps.find((entry) => entry.id === id);
}

/** The step a person let go; told again later, when it was planned, it must not let another one go. */
export function stepLetGo(
  approvalId: string,
  { steps: written }: Campaign,
  { leadId }: Conversation,
  steps: Steps,
): number | undefined {
  return written.find(({ number }) => {
    const purpose = `step-${number}`;
    const next = versionOf(steps, leadId, purpose);
    if (next.kind !== "free") return false;
    return stepApprovalId(outboxId(leadId, purpose, next.version)) === approvalId;
  })?.number;
}
