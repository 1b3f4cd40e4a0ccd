import * as z from "zod";

/** What each agent takes and answers. The API, the dashboard, metrics, reset and streaming read this one table. */
export const agents = {
  qualification: {
    summary: "Finds an address, scores and tiers a lead against the ideal customer profile.",
    input: z.object({ leadId: z.string() }),
    output: z.object({
      leadId: z.string(),
      score: z.int(),
      tier: z.enum(["A", "B", "C", "D"]),
      hasEmail: z.boolean(),
      decision: z.enum(["continue", "park"]),
      reason: z.string(),
    }),
  },
  enrichment: {
    summary: "Asks an ordered, capped list of sources for facts and above-the-line contacts.",
    input: z.object({ leadId: z.string() }),
    output: z.object({
      leadId: z.string(),
      facts: z.int(),
      contacts: z.int(),
      sources: z.array(z.object({ name: z.string(), outcome: z.string() })),
    }),
  },
  "growth-analysis": {
    summary: "Researches, analyses and validates how a company grows, in bounded rounds.",
    input: z.object({
      leadId: z.string(),
      step: z.enum(["research", "analyse", "validate"]),
      round: z.int().min(1),
    }),
    output: z.object({
      leadId: z.string(),
      round: z.int(),
      confidence: z.number(),
      isEnough: z.boolean(),
      reason: z.string(),
    }),
  },
  marketing: {
    summary: "Finds angles and writes a multichannel campaign whose sentences cite facts.",
    input: z.object({
      leadId: z.string(),
      step: z.enum(["angles", "drafts", "subjects", "optimise"]),
    }),
    output: z.object({
      leadId: z.string(),
      step: z.string(),
      count: z.int(),
      reason: z.string(),
    }),
  },
} as const;

export type AgentName = keyof typeof agents;
export type AgentInput<Name extends AgentName> = z.infer<(typeof agents)[Name]["input"]>;
export type AgentOutput<Name extends AgentName> = z.infer<(typeof agents)[Name]["output"]>;

type AgentSchemas = {
  readonly [Name in AgentName]: {
    readonly input: z.ZodType<AgentInput<Name>>;
    readonly output: z.ZodType<AgentOutput<Name>>;
  };
};

/** The schemas of one agent, with its own types where the name is only known as a type parameter. */
export function schemasOf<Name extends AgentName>(name: Name): AgentSchemas[Name] {
  const schemas: AgentSchemas = agents;
  return schemas[name];
}

export const agentNames = Object.keys(agents).filter((name): name is AgentName => name in agents);

/** What a flow or the API hands to an agent's function. The same runId, agent and occasion is the same work. */
export const AgentInvocation = z.object({
  runId: z.string(),
  occasion: z.string(),
  threadId: z.string(),
  /** The row the work is for; empty and 0 outside a job. */
  jobId: z.string(),
  row: z.int().min(0),
  input: z.unknown(),
});
export type AgentInvocation = z.infer<typeof AgentInvocation>;
