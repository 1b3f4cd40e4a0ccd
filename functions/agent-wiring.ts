import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Context } from "aws-lambda";
import {
  type AgentInput,
  type AgentInvocation,
  type AgentName,
  type AgentOutput,
  schemasOf,
} from "#shared/domain/agents/agents.ts";
import { JobStage } from "#shared/domain/jobs/job.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { Agent } from "#shared/models/agent.ts";
import type { Ask } from "#shared/models/question.ts";
import { recordedAgent } from "#shared/models/recorded-agent.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Limiter } from "#shared/ports/limiter.ts";
import type { Log } from "#shared/ports/log.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoJobStages } from "#shared/store/job-stages.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoLimiter } from "#shared/store/limiter-store.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import type { AgentEnv } from "./agent-env.ts";
import { countedRuns } from "./counted-runs.ts";
import { askFor } from "./models.ts";
import { modelsFor } from "./models-for.ts";
import { busNamed, departmentSecret } from "./signed-aws.ts";

export type AgentWiring = {
  readonly dynamo: DynamoDBDocumentClient;
  readonly leads: LeadStore;
  readonly jobs: Pick<JobStore, "passStage">;
  readonly runs: RunStore;
  readonly settings: SettingsStore;
  readonly limiter: Limiter;
  /** Read once per instance and again after five minutes. */
  readonly secret: () => Promise<DepartmentSecret>;
  readonly ask: Ask;
  readonly bus: EventBus;
  readonly log: Log;
  readonly now: () => Date;
};

/** The stores, the models and the bus as every agent's handler needs them. */
export function wireAgent(env: AgentEnv, name: AgentName): AgentWiring {
  const dynamo = documentClient();
  const now = () => new Date();
  const log = jsonLog(name);
  const secret = departmentSecret(env.DEPARTMENT_SECRET, now);
  return {
    dynamo,
    leads: dynamoLeadStore(dynamo, env.LEADS_TABLE),
    jobs: dynamoJobStages(dynamo, env.OPERATIONS_TABLE),
    runs: countedRuns(dynamoRunStore(dynamo, env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
    settings: dynamoSettingsStore(dynamo, env.DIRECTORY_TABLE),
    limiter: dynamoLimiter(dynamo, env.GUARD_TABLE, now),
    secret,
    ask: askBySecret(env, secret, { dynamo, log, clock: now }),
    bus: busNamed(env.EVENT_BUS),
    log,
    now,
  };
}

export type AgentHandlerOptions<Name extends AgentName> = {
  readonly agent: Agent<Name>;
  /** What is said when the work is done; undefined for the steps in between. */
  readonly event: (
    input: AgentInput<Name>,
    output: AgentOutput<Name>,
  ) => DepartmentEvent["type"] | undefined;
  /** Whether the job's row is through this agent's stage with this output; it always is by default. */
  readonly passes?: (invocation: AgentInvocation, output: AgentOutput<Name>) => boolean;
};

/** The Lambda handler of an agent: its runs are recorded, its events said, its stage of a job counted. */
export function agentHandler<Name extends AgentName>(
  wiring: AgentWiring,
  { agent, event, passes = () => true }: AgentHandlerOptions<Name>,
): (event: unknown, context: Context) => Promise<AgentOutput<Name>> {
  const { input, output } = schemasOf(agent.name);
  const { ask, runs, bus, jobs, now, log } = wiring;
  const run = recordedAgent<AgentInput<Name>, AgentOutput<Name>>({
    agent,
    input,
    output,
    ask,
    runs,
    bus,
    event,
    now,
    async passed({ jobId, row }, invocation, result) {
      const stage = JobStage.safeParse(agent.name);
      if (!stage.success || !passes(invocation, result)) return;
      await jobs.passStage(jobId, row, stage.data);
    },
  });
  return lambdaHandler(run, log);
}

/** Models are asked as the secret says now, so a key or an order stored later needs no deploy. */
function askBySecret(
  env: AgentEnv,
  secret: () => Promise<DepartmentSecret>,
  wiring: Pick<Parameters<typeof askFor>[0], "dynamo" | "log" | "clock">,
): Ask {
  let current: { readonly models: string; readonly ask: Ask } | undefined;
  const named = async (name: string): Promise<string | undefined> =>
    new Map(Object.entries(await secret())).get(name);

  return async (question, input, context) => {
    const models = modelsFor(await secret(), env.MODELS);
    if (current?.models !== models) {
      const guardTable = env.GUARD_TABLE;
      const ask = askFor({ env: { MODELS: models }, secret: named, guardTable, ...wiring });
      current = { models, ask };
    }
    return current.ask(question, input, context);
  };
}
