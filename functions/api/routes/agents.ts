import { randomUUID } from "node:crypto";
import * as z from "zod";
import { type AgentName, agentNames, agents } from "#shared/domain/agents/agents.ts";
import { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { Flows } from "#shared/ports/flows.ts";
import { type FunctionCaller, FunctionFailed } from "#shared/ports/function-caller.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import { invalid, problem, RequestProblem, refusal } from "../../http/problem.ts";
import { Id, jsonRoute, type Reply, type Route, route } from "../../http/route.ts";
import { awaitFlow } from "../await-flow.ts";
import { within } from "../within.ts";

export type AgentRoutesDeps = {
  readonly leads: LeadStore;
  readonly runs: RunStore;
  readonly flows: Flows<"growth-loop" | "marketing">;
  readonly functions: FunctionCaller;
  readonly functionNames: Readonly<Record<FunctionAgent, string>>;
  /** How long a request may wait for work before it is answered with 202. */
  readonly patienceMilliseconds: number;
};

/** Agents that one function runs whole; the others are flows. */
type FunctionAgent = Exclude<AgentName, "growth-analysis" | "marketing">;

const AgentPath = z.object({ agent: Id });
const ThreadPath = z.object({ agent: Id, threadId: Id });
const Invocation = z.strictObject({
  /** For the agents whose work is a lead and nothing else. */
  leadId: Id.optional(),
  /** For the others, as the agent's own input schema says. */
  input: z.record(z.string(), z.unknown()).optional(),
});
type Invocation = z.infer<typeof Invocation>;
const Reset = z.strictObject({
  /** Also forgets what the agent did in this thread. */
  threadId: Id.optional(),
});

const Status = z.object({
  agent: z.string(),
  summary: z.string(),
  runs: z.number(),
  failures: z.number(),
  costUsd: z.number(),
  milliseconds: z.number(),
  lastRunAt: z.string().optional(),
  lastError: z.string().optional(),
  resetAt: z.string().optional(),
});

export function agentRoutes(deps: AgentRoutesDeps): readonly Route[] {
  const { runs } = deps;

  return [
    route({
      method: "get",
      path: "/api/v1/agents/status",
      role: "viewer",
      summary: "What each agent did, what it cost, and its last error",
      tag: "agents",
      answers: {
        200: { description: "The agents.", schema: z.object({ agents: z.array(Status) }) },
      },
      handle: async () => {
        const all = await Promise.all(
          agentNames.map(async (name) => ({
            ...(await runs.status(name)),
            summary: agents[name].summary,
          })),
        );
        return { status: 200, json: { agents: all } };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/agents/{agent}/invoke",
      role: "rep",
      summary: "Have an agent work now",
      tag: "agents",
      params: AgentPath,
      schema: Invocation,
      answers: {
        200: { description: "What the agent answered.", schema: z.object({ output: z.unknown() }) },
        202: { description: "It takes longer; read the state of the thread later." },
      },
      handle: async ({ params, body }) => invoke(deps, known(params.agent), body),
    }),
    route({
      method: "get",
      path: "/api/v1/agents/{agent}/state/{threadId}",
      role: "viewer",
      summary: "What an agent did in a thread; the thread of a lead is its id",
      tag: "agents",
      params: ThreadPath,
      answers: {
        200: {
          description: "The entries, oldest first.",
          schema: z.object({ entries: z.array(z.unknown()) }),
        },
      },
      handle: async ({ params: { agent, threadId } }) => {
        const entries = await runs.context(known(agent), threadId);
        if (entries.length === 0) {
          throw refusal(404, `${agent} has done nothing in a thread ${threadId}.`);
        }
        return { status: 200, json: { agent, threadId, entries } };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/agents/{agent}/executions",
      role: "viewer",
      summary: "The latest runs of an agent with their model and tool calls",
      tag: "agents",
      params: AgentPath,
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
      answers: {
        200: {
          description: "Newest first.",
          schema: z.object({ executions: z.array(AgentExecution) }),
        },
      },
      handle: async ({ params, query }) => ({
        status: 200,
        json: { executions: await runs.recent(known(params.agent), query.limit) },
      }),
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/agents/{agent}/reset",
      role: "manager",
      summary: "Set an agent's counters and last error back, and forget a thread if one is named",
      tag: "agents",
      params: AgentPath,
      schema: Reset,
      answers: {
        200: { description: "What was forgotten.", schema: z.object({ forgotten: z.int() }) },
      },
      handle: async ({ params, body }) => {
        const agent = known(params.agent);
        await runs.resetStatus(agent);
        const forgotten = body.threadId ? await runs.clearContext(agent, body.threadId) : 0;
        return { status: 200, json: { agent, forgotten } };
      },
    }),
  ];
}

function known(name: string): AgentName {
  const agent = agentNames.find((one) => one === name);
  if (agent) return agent;
  throw refusal(404, `There is no agent ${name}; there are ${agentNames.join(", ")}.`);
}

async function invoke(deps: AgentRoutesDeps, agent: AgentName, body: Invocation): Promise<Reply> {
  const runId = `invoke-${randomUUID()}`;
  const input = inputOf(agent, body);
  const leadId = typeof input["leadId"] === "string" ? input["leadId"] : undefined;
  if (leadId && !(await deps.leads.find(leadId))) throw refusal(404, `There is no lead ${leadId}.`);
  if (agent === "growth-analysis") return runFlow(deps, "growth-loop", runId, leadId ?? "");
  if (agent === "marketing") return runFlow(deps, "marketing", runId, leadId ?? "");
  return runFunction(deps, agent, { runId, threadId: leadId ?? agent, input });
}

/** A flow makes the steps of its agents itself, so a lead is all they are told. */
function inputOf(
  agent: AgentName,
  { leadId, input }: Invocation,
): Readonly<Record<string, unknown>> {
  if (agent === "growth-analysis" || agent === "marketing") {
    if (leadId) return { leadId };
    throw refusal(422, `${agent} needs a leadId.`);
  }
  const parsed = agents[agent].input.safeParse(input ?? { leadId });
  if (parsed.success) return parsed.data;
  throw invalid("body", parsed.error);
}

async function runFunction(
  { functions, functionNames, patienceMilliseconds }: AgentRoutesDeps,
  agent: FunctionAgent,
  work: { readonly runId: string; readonly threadId: string; readonly input: unknown },
): Promise<Reply> {
  const { runId } = work;
  const call = functions.call(functionNames[agent], {
    ...work,
    occasion: "invoke",
  });
  try {
    const done = await within(
      patienceMilliseconds,
      call.then((output) => ({ output })),
    );
    if (!done) return { status: 202, json: { runId, status: "running" } };
    return { status: 200, json: { runId, output: done.output } };
  } catch (error) {
    if (!(error instanceof FunctionFailed)) throw error;
    throw new RequestProblem(problem(502, `${agent} failed: ${error.message}`), { cause: error });
  }
}

async function runFlow(
  { flows, runs, patienceMilliseconds }: AgentRoutesDeps,
  flow: "growth-loop" | "marketing",
  runId: string,
  leadId: string,
): Promise<Reply> {
  await flows.start(flow, runId, { leadId, runId, jobRow: null });
  const state = await awaitFlow(flows, flow, runId, patienceMilliseconds);
  if (state.kind === "running") return { status: 202, json: { runId, status: "running" } };
  if (state.kind !== "succeeded") {
    const reason =
      state.kind === "failed" ? `${state.error}: ${state.cause}` : "it was never started";
    throw refusal(502, `${flow} failed: ${reason}`);
  }
  const executions = await runs.executionsOf(runId);
  return { status: 200, json: { runId, output: executions.at(-1)?.output } };
}
