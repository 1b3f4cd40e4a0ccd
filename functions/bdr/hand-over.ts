import { callPerson } from "../call-person.ts";
import type { BdrDeps, BdrWork } from "./bdr.ts";

/** Says that a person has to arrange this meeting, and why. */
export async function handOver(
  { bus, conversations, now }: Pick<BdrDeps, "bus" | "conversations" | "now">,
  { leadId, messageId, approvalId, runId }: BdrWork,
  reason: string,
): Promise<void> {
  await callPerson({ conversations, now }, leadId, { why: reason, messageId });
  await bus.say({
    type: "handoff_requested",
    agent: "bdr",
    data: { leadId, messageId, approvalId, reason },
    timestamp: now().toISOString(),
    correlationId: runId,
  });
}
