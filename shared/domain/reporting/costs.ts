import * as z from "zod";

/** What an agent had done and cost in all by some time; kept with each report, so that the next can subtract. */
export const AgentCounter = z.object({
  agent: z.string(),
  runs: z.int().min(0),
  failures: z.int().min(0),
  costUsd: z.number().min(0),
  resetAt: z.string().optional(),
});
export type AgentCounter = z.infer<typeof AgentCounter>;

export const Costs = z.object({
  /** When the span began; undefined is since the department began. */
  since: z.iso.datetime().optional(),
  agents: z.array(z.object({ agent: z.string(), runs: z.int(), costUsd: z.number() })),
  /** Sum over the agents. */
  totalUsd: z.number(),
  leads: z.int(),
  replies: z.int(),
  meetings: z.int(),
  /** Undefined where there is nothing to divide by. */
  perLeadUsd: z.number().optional(),
  perReplyUsd: z.number().optional(),
  perMeetingUsd: z.number().optional(),
});
export type Costs = z.infer<typeof Costs>;

export type CostSpan = {
  readonly now: readonly AgentCounter[];
  /** At the beginning of the span; empty for the department's whole life. */
  readonly before: readonly AgentCounter[];
  readonly since: string | undefined;
  /** That came in the span; an agent may run more than once for one. */
  readonly leads: number;
  readonly replies: number;
  readonly meetings: number;
};

/** What the agents cost in a span, and what a lead, a reply and a meeting of it cost. */
export function costsOf({ now, before, since, leads, replies, meetings }: CostSpan): Costs {
  const agents = now.map((counter) => spentSince(counter, before));
  const totalUsd = agents.reduce((sum, { costUsd }) => sum + costUsd, 0);
  return {
    ...(since && { since }),
    agents,
    totalUsd,
    leads,
    replies,
    meetings,
    ...(leads > 0 && { perLeadUsd: totalUsd / leads }),
    ...(replies > 0 && { perReplyUsd: totalUsd / replies }),
    ...(meetings > 0 && { perMeetingUsd: totalUsd / meetings }),
  };
}

/** Counters that a person set back since then begin anew. */
function spentSince(
  { agent, runs, failures, costUsd, resetAt }: AgentCounter,
  before: readonly AgentCounter[],
): Costs["agents"][number] {
  const earlier = before.find((counter) => counter.agent === agent);
  const goesOn = earlier && earlier.resetAt === resetAt && earlier.runs <= runs;
  const done = runs - failures;
  if (!goesOn) return { agent, runs: done, costUsd };
  return {
    agent,
    runs: Math.max(0, done - (earlier.runs - earlier.failures)),
    costUsd: Math.max(0, costUsd - earlier.costUsd),
  };
}
