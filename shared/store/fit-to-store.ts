import type { AgentExecution, ModelCall, ToolCall } from "#shared/domain/agents/execution.ts";

/** DynamoDB takes items up to 400 KB, and a page of fifty executions must fit into one answer of the API. */
const LONGEST_TEXT = 300;
const LONGEST_ERROR = 2_000;
const MOST_CALLS = 50;
const MOST_TRACE_LINES = 5;

/** Shortens what an execution tells of its calls; their time and cost stay true. */
export function fitToStore(execution: AgentExecution): AgentExecution {
  const { modelCalls, toolCalls, error } = execution;
  return {
    ...execution,
    modelCalls: fewer(modelCalls.map(shortModelCall), foldModelCalls),
    toolCalls: fewer(toolCalls.map(shortToolCall), foldToolCalls),
    ...(error && { error: { name: cut(error.name), message: cut(error.message, LONGEST_ERROR) } }),
  };
}

function fewer<Call>(calls: readonly Call[], fold: (rest: readonly Call[]) => Call[]): Call[] {
  return [...calls.slice(0, MOST_CALLS), ...fold(calls.slice(MOST_CALLS))];
}

function foldToolCalls(rest: readonly ToolCall[]): ToolCall[] {
  const [first] = rest;
  if (!first) return [];
  return [
    {
      tool: "more",
      request: `${rest.length} calls that are not listed`,
      outcome: [...new Set(rest.map(({ tool }) => tool))].join(", ").slice(0, LONGEST_TEXT),
      startedAt: first.startedAt,
      milliseconds: sum(rest, ({ milliseconds }) => milliseconds),
      costUsd: sum(rest, ({ costUsd }) => costUsd),
    },
  ];
}

function foldModelCalls(rest: readonly ModelCall[]): ModelCall[] {
  if (rest.length === 0) return [];
  return [
    {
      question: `${rest.length} questions that are not listed`,
      model: [...new Set(rest.map(({ model }) => model))].join(", ").slice(0, LONGEST_TEXT),
      inputTokens: sum(rest, ({ inputTokens }) => inputTokens),
      outputTokens: sum(rest, ({ outputTokens }) => outputTokens),
      costUsd: sum(rest, ({ costUsd }) => costUsd),
      milliseconds: sum(rest, ({ milliseconds }) => milliseconds),
      isCached: false,
      trace: [],
    },
  ];
}

const shortToolCall = (call: ToolCall): ToolCall => ({
  ...call,
  request: cut(call.request),
  outcome: cut(call.outcome),
});

const shortModelCall = (call: ModelCall): ModelCall => ({
  ...call,
  trace: call.trace.slice(0, MOST_TRACE_LINES).map((line) => cut(line)),
});

function cut(text: string, longest = LONGEST_TEXT): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function sum<Call>(calls: readonly Call[], value: (call: Call) => number): number {
  return calls.reduce((total, call) => total + value(call), 0);
}
