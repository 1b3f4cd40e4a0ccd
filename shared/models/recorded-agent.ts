import type * as z from "zod";
import { AgentInvocation } from "#shared/domain/agents/agents.ts";
import type { AgentExecution, ModelCall, ToolCall } from "#shared/domain/agents/execution.ts";
import type { JobRowId } from "#shared/domain/jobs/job.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import type { AgentRun } from "./agent.ts";
import type { Ask } from "./question.ts";

export type RecordedAgentOptions<Input, Output> = {
  readonly agent: {
    readonly name: string;
    readonly run: (input: Input, run: AgentRun) => Promise<Output>;
  };
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly ask: Ask;
  readonly runs: RunStore;
  readonly bus: EventBus;
  /** What is said when the work is done; undefined for the steps in between. */
  readonly event: (input: Input, output: Output) => DepartmentEvent["type"] | undefined;
  /** Counts the row of a job as through this agent; told again, it changes nothing. */
  readonly passed: (jobRow: JobRowId, invocation: AgentInvocation, output: Output) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Runs an agent once for each runId and occasion: work that was completed before answers what it answered then.
 * Every model and tool call is stored with the execution. A failure is stored, said on the bus, and thrown.
 */
export function recordedAgent<Input, Output extends object>(
  options: RecordedAgentOptions<Input, Output>,
): (event: unknown) => Promise<Output> {
  const { agent, ask, runs, now } = options;

  return async (event) => {
    const invocation = AgentInvocation.parse(event);
    const input = options.input.parse(invocation.input);
    const { runId, occasion, threadId } = invocation;
    const startedAt = now().toISOString();
    const work = { runId, agent: agent.name, occasion, threadId, input, startedAt };

    const begun = await runs.begin(work);
    if (begun.kind === "completed") {
      const output = options.output.parse(begun.execution.output);
      await afterwards(options, invocation, input, output);
      return output;
    }

    const calls = { models: [] as ModelCall[], tools: [] as ToolCall[] };
    const started = performance.now();
    const close = (end: Pick<AgentExecution, "status" | "output" | "error">): AgentExecution => ({
      ...work,
      ...end,
      attempt: begun.attempt,
      modelCalls: calls.models,
      toolCalls: calls.tools,
      costUsd: begun.costUsd + costOf(calls),
      endedAt: now().toISOString(),
      milliseconds: Math.round(performance.now() - started),
    });

    const run = agentRun(invocation, agent.name, ask, calls, now);
    let output: Output;
    try {
      output = options.output.parse(await agent.run(input, run));
    } catch (error) {
      await report(options, invocation, error, close);
      throw error;
    }
    // Outside: a bus that does not answer must not turn work that is done into work that failed.
    await runs.end(close({ status: "completed", output }));
    await afterwards(options, invocation, input, output);
    return output;
  };
}

async function report<Input, Output>(
  { agent, runs, bus, now }: RecordedAgentOptions<Input, Output>,
  { runId, occasion, threadId }: AgentInvocation,
  cause: unknown,
  close: (end: Pick<AgentExecution, "status" | "error">) => AgentExecution,
): Promise<void> {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  await runs.end(close({ status: "failed", error: { name, message } }));
  await bus.say({
    type: "agent_error",
    agent: agent.name,
    data: { threadId, occasion, name, message },
    timestamp: now().toISOString(),
    correlationId: runId,
  });
}

type Calls = { readonly models: ModelCall[]; readonly tools: ToolCall[] };

function agentRun(
  { runId, threadId }: AgentInvocation,
  agent: string,
  ask: Ask,
  calls: Calls,
  now: () => Date,
): AgentRun {
  return {
    runId,
    spent: () => costOf(calls),

    async ask(question, input) {
      const asked = await ask(question, input, { runId, agent, leadId: threadId });
      const { trace } = asked;
      calls.models.push(
        asked.kind === "answered"
          ? {
              question: question.name,
              model: asked.model,
              inputTokens: asked.inputTokens,
              outputTokens: asked.outputTokens,
              costUsd: asked.costUsd,
              milliseconds: asked.latencyMilliseconds,
              isCached: asked.isCached,
              trace: [...trace],
            }
          : { ...unanswered, question: question.name, trace: [...trace, asked.reason] },
      );
      return asked;
    },

    async tool({ tool, request }, work, say) {
      const startedAt = now().toISOString();
      const started = performance.now();
      const result = await work();
      const { outcome, costUsd = 0 } = say(result);
      const milliseconds = Math.round(performance.now() - started);
      calls.tools.push({ tool, request, outcome, startedAt, milliseconds, costUsd });
      return result;
    },
  };
}

const unanswered = {
  model: "none",
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  milliseconds: 0,
  isCached: false,
};

function costOf({ models, tools }: Calls): number {
  return [...models, ...tools].reduce((sum, { costUsd }) => sum + costUsd, 0);
}

/** Safe to do again, because a crash can come between the stored execution and this. */
async function afterwards<Input, Output extends object>(
  { agent, bus, event, passed, now }: RecordedAgentOptions<Input, Output>,
  invocation: AgentInvocation,
  input: Input,
  output: Output,
): Promise<void> {
  if (invocation.jobRow) await passed(invocation.jobRow, invocation, output);
  const type = event(input, output);
  if (!type) return;
  await bus.say({
    type,
    agent: agent.name,
    data: Object.fromEntries(Object.entries(output)),
    timestamp: now().toISOString(),
    correlationId: invocation.runId,
  });
}
