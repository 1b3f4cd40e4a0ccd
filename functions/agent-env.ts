import * as z from "zod";

/** What infra/constructs/department-agent.ts gives every agent; an agent with more of its own extends it. */
export const RuleAgentEnv = z.object({
  STAGE: z.string(),
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  EVENT_BUS: z.string(),
});
export type RuleAgentEnv = z.infer<typeof RuleAgentEnv>;

/** The same with what is needed to ask models. */
export const AgentEnv = RuleAgentEnv.extend({
  GUARD_TABLE: z.string(),
  MODELS: z.string().optional(),
  /** Only on a laptop: the demo world that stands in for the internet. */
  WORLD_URL: z.url().optional(),
});
export type AgentEnv = z.infer<typeof AgentEnv>;
