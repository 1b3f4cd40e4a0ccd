import * as z from "zod";
import type { AgentInvocation } from "#shared/domain/agents/agents.ts";

/** What waits in the queue Outreach. */
export const OutreachMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("begin"),
    leadId: z.string(),
    campaignId: z.string(),
    reason: z.string(),
  }),
  /** `after` is the outbox id of the message that is out, or of the step that cannot go the way it was planned for. */
  z.object({ kind: z.literal("plan-next"), leadId: z.string(), after: z.string().optional() }),
  /** A person decided about a step, whichever way. */
  z.object({ kind: z.literal("step-approved"), leadId: z.string(), approvalId: z.string() }),
]);
export type OutreachMessage = z.infer<typeof OutreachMessage>;

/** A run of its own each time: what was refused yesterday may be asked again today, and planning twice plans once. */
export function outreachInvocation(message: OutreachMessage, now: Date): AgentInvocation {
  const { kind, leadId, ...rest } = message;
  return {
    runId: `outreach-${leadId}`,
    occasion: `${kind}-${now.toISOString()}`,
    threadId: leadId,
    input: { task: kind === "step-approved" ? "plan-approved" : kind, leadId, ...rest },
  };
}
