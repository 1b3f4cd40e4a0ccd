import * as z from "zod";
import { JobRowId } from "#shared/domain/jobs/job.ts";

/** What each agent takes and answers. The API, the dashboard, metrics, reset and streaming read this one table. */
export const agents = {
  qualification: {
    summary: "Finds an address, scores and tiers a lead against the ideal customer profile.",
    input: z.object({
      leadId: z.string(),
      /** Weighs the lead again with what enrichment found; left out for a look at everything from the start. */
      step: z.literal("after-enrichment").optional(),
    }),
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
  outreach: {
    summary: "Begins the sequence of an allocated lead and plans each next message with its time.",
    input: z.discriminatedUnion("task", [
      z.object({
        task: z.literal("begin"),
        leadId: z.string(),
        campaignId: z.string(),
        reason: z.string(),
      }),
      z.object({ task: z.literal("plan-next"), leadId: z.string() }),
      /** A person decided about the step that the campaign wants a person to let go. */
      z.object({ task: z.literal("plan-approved"), leadId: z.string(), approvalId: z.string() }),
    ]),
    output: z.object({
      leadId: z.string(),
      /** "planned", "refused", "waiting" or "finished". */
      outcome: z.string(),
      outboxId: z.string().optional(),
      dueAt: z.string().optional(),
      reason: z.string(),
    }),
  },
  conversation: {
    summary:
      "Reads a reply, moves the conversation on, and answers or drafts an answer for a person.",
    input: z.object({ leadId: z.string(), messageId: z.string() }),
    output: z.object({
      leadId: z.string(),
      messageId: z.string(),
      state: z.string(),
      labels: z.array(z.string()),
      /** "answered", "drafted", "arranging-meeting", "closed", "waiting", "handed-off" or "nothing". */
      action: z.string(),
      reason: z.string(),
    }),
  },
  bdr: {
    summary: "Finds times for a meeting, asks a person, and books what was approved.",
    input: z.object({
      leadId: z.string(),
      messageId: z.string(),
      step: z.enum(["qualify", "find-slots", "propose", "remind", "book", "decline"]),
      /** Counts the proposals to one wish: a time can be taken before it is booked. 0 when it is left out. */
      round: z.int().min(0).optional(),
      /** Of the flow that waits for the person's decision; only with "propose" and "remind". */
      taskToken: z.string().optional(),
    }),
    output: z.object({
      leadId: z.string(),
      step: z.string(),
      /** "continue", "picked", "stop", "waiting", "booked", "offered" or "declined". */
      decision: z.string(),
      approvalId: z.string().optional(),
      meetingId: z.string().optional(),
      reason: z.string(),
    }),
  },
  "sales-manager": {
    summary: "Allocates the day's leads, reports every morning, and proposes changes every week.",
    input: z.object({
      task: z.enum(["coordinate", "report", "review"]),
      /** Of the company's zone; today when it is left out. */
      day: z.iso.date().optional(),
    }),
    output: z.object({
      task: z.string(),
      day: z.string(),
      allocated: z.int(),
      heldOut: z.int(),
      isSearchRequested: z.boolean(),
      reportId: z.string().optional(),
      reason: z.string(),
    }),
  },
  "lead-finder": {
    summary: "Searches its sources for companies and people that fit the ideal customer profile.",
    input: z.object({ wanted: z.int().min(1).max(100), reason: z.string() }),
    output: z.object({
      found: z.int(),
      kept: z.int(),
      duplicates: z.int(),
      belowThreshold: z.int(),
      sources: z.array(z.object({ name: z.string(), outcome: z.string() })),
      leadIds: z.array(z.string()),
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
  /** The row the work is for. Outside a job there is none; a flow, which can leave nothing out, says null. */
  jobRow: JobRowId.nullish(),
  input: z.unknown(),
});
export type AgentInvocation = z.infer<typeof AgentInvocation>;
