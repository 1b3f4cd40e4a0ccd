import * as z from "zod";
import { AgentInvocation } from "#shared/domain/agents/agents.ts";
import { DepartmentEvent } from "#shared/events/department-event.ts";

/** The sales manager's word as the bus delivers it. */
const Requested = z.object({
  "detail-type": z.literal("search_requested"),
  detail: DepartmentEvent.extend({
    data: z.object({ wanted: z.int().min(1).max(100), reason: z.string() }),
  }),
});

const Scheduled = z.object({ task: z.literal("search") });

/** The day's search asks for as many as a day may bring; what was found earlier today is counted against it. */
const DAYS_MOST = 100;

/** What wakes the finder becomes one run: a request told twice is the same request, and a day has one search of its own. */
export function occasionOf(event: unknown, day: string): AgentInvocation {
  const requested = Requested.safeParse(event);
  if (requested.success) {
    const { correlationId, data } = requested.data.detail;
    return runOf(`lead-finder-${correlationId}`, "requested", data);
  }
  const scheduled = Scheduled.safeParse(event);
  if (scheduled.success) {
    const reason = `The search of ${day}.`;
    return runOf(`lead-finder-search-${day}`, "daily", { wanted: DAYS_MOST, reason });
  }
  return AgentInvocation.parse(event);
}

function runOf(runId: string, occasion: string, input: unknown): AgentInvocation {
  return { runId, occasion, threadId: "lead-finder", input };
}
