import type { AgentOutput } from "#shared/domain/agents/agents.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";

export type AskForStepDeps = {
  readonly approvals: Pick<ApprovalStore, "add" | "find">;
  readonly conversations: Pick<ConversationStore, "change">;
  readonly bus: EventBus;
  readonly now: () => Date;
};

const DAYS_TO_DECIDE = 7;

/** Asks a person to let a step go. It stands in no outbox until then, so nothing can send it. */
export async function askForStep(
  { approvals, conversations, bus, now }: AskForStepDeps,
  { leadId, campaignId }: Conversation,
  entry: OutboxEntry,
): Promise<AgentOutput<"outreach">> {
  const at = now();
  const approval: Approval = {
    id: stepApprovalId(entry.id),
    version: 1,
    leadId,
    proposal: {
      kind: "reply",
      messageId: "",
      subject: entry.subject ?? "",
      text: entry.text,
      citations: [],
    },
    reason: `Campaign ${campaignId} lets a person decide about step ${entry.step} (${entry.channel}).`,
    status: "waiting",
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + DAYS_TO_DECIDE * 86_400_000).toISOString(),
  };
  if (!(await approvals.add(approval))) {
    const asked = await approvals.find(approval.id);
    const isOpen = asked?.status === "waiting" || asked?.status === "approved";
    return {
      leadId,
      outcome: isOpen ? "waiting" : "refused",
      reason: `asked before: ${asked?.status}`,
    };
  }
  await conversations.change(leadId, (before) => ({
    ...before,
    approvalId: approval.id,
    updatedAt: at.toISOString(),
  }));
  await bus.say({
    type: "approval_requested",
    agent: "outreach",
    data: { approvalId: approval.id, leadId, reason: approval.reason },
    timestamp: at.toISOString(),
    correlationId: entry.id,
  });
  return { leadId, outcome: "waiting", reason: approval.reason };
}

/** The same step asked for twice is one question. */
export function stepApprovalId(outboxId: string): string {
  return `step.${outboxId}`;
}
