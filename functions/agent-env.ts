import * as z from "zod";

/** What infra/stacks/agents-stack.ts gives every agent; an agent with more of its own extends it. */
export const AgentEnv = z.object({
  STAGE: z.string(),
  LEADS_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  DIRECTORY_TABLE: z.string(),
  GUARD_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  EVENT_BUS: z.string(),
  MODELS: z.string().optional(),
  /** Only on a laptop: the demo world that stands in for the internet. */
  WORLD_URL: z.url().optional(),
});
export type AgentEnv = z.infer<typeof AgentEnv>;
