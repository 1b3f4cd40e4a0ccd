import type { AgentInput, AgentOutput } from "#shared/domain/agents/agents.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";

/** What is said on the bus after a step: that a person is asked, and that a meeting is booked. */
export function eventOfStep(
  { step }: AgentInput<"bdr">,
  { decision }: AgentOutput<"bdr">,
): DepartmentEvent["type"] | undefined {
  if (step === "propose" || step === "remind") return "approval_requested";
  return decision === "booked" ? "meeting_booked" : undefined;
}
