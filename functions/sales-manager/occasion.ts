import * as z from "zod";
import { AgentInvocation, agents } from "#shared/domain/agents/agents.ts";

const { task } = agents["sales-manager"].input.shape;
const Scheduled = z.object({ task });

/** What a schedule sends becomes the work of that day: told twice, it is the same run. */
export function occasionOf(event: unknown, day: string): AgentInvocation {
  const invocation = AgentInvocation.safeParse(event);
  if (invocation.success) return invocation.data;
  const scheduled = Scheduled.parse(event);
  return {
    runId: `sales-manager-${scheduled.task}-${day}`,
    occasion: scheduled.task,
    threadId: "sales-manager",
    input: { task: scheduled.task, day },
  };
}
