import * as z from "zod";

export const ToolCall = z.object({
  tool: z.string(),
  /** What was asked for, short enough to read in a log: a URL, a search, a vendor's endpoint. */
  request: z.string(),
  outcome: z.string(),
  startedAt: z.iso.datetime(),
  milliseconds: z.number(),
  costUsd: z.number(),
});
export type ToolCall = z.infer<typeof ToolCall>;

export const ModelCall = z.object({
  question: z.string(),
  model: z.string(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costUsd: z.number(),
  milliseconds: z.number(),
  isCached: z.boolean(),
  trace: z.array(z.string()),
});
export type ModelCall = z.infer<typeof ModelCall>;

/** One run of one agent: what it was asked, did, answered, took and cost. */
export const AgentExecution = z.object({
  /** The flow execution or invocation it belongs to. */
  runId: z.string(),
  agent: z.string(),
  /** Which of an agent's runs within the flow, e.g. "research-2". With runId and agent it is the identity of the work. */
  occasion: z.string(),
  threadId: z.string(),
  status: z.enum(["running", "completed", "failed"]),
  attempt: z.int().min(1),
  input: z.unknown(),
  output: z.unknown().optional(),
  error: z.object({ name: z.string(), message: z.string() }).optional(),
  modelCalls: z.array(ModelCall),
  toolCalls: z.array(ToolCall),
  costUsd: z.number(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  milliseconds: z.number().optional(),
});
export type AgentExecution = z.infer<typeof AgentExecution>;
