import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  type AgentInput,
  type AgentName,
  type AgentOutput,
  schemasOf,
} from "#shared/domain/agents/agents.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { Agent } from "#shared/models/agent.ts";
import type { Ask } from "#shared/models/question.ts";
import { recordedAgent } from "#shared/models/recorded-agent.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Log } from "#shared/ports/log.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import type { RuleAgentEnv } from "./agent-env.ts";
import { countedRuns } from "./counted-runs.ts";
import { busNamed, departmentSecret } from "./signed-aws.ts";

type RuleAgentWiring = {
  readonly dynamo: DynamoDBDocumentClient;
  readonly runs: RunStore;
  /** Read once per instance and again after five minutes. */
  readonly secret: () => Promise<DepartmentSecret>;
  readonly bus: EventBus;
  readonly log: Log;
  readonly now: () => Date;
};

/** What an agent is wired with whose every step is a rule: the models that wireAgent brings along are a tenth of a bundle. */
export function wireRuleAgent(env: RuleAgentEnv, name: AgentName): RuleAgentWiring {
  const dynamo = documentClient();
  const now = () => new Date();
  return {
    dynamo,
    runs: countedRuns(dynamoRunStore(dynamo, env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
    secret: departmentSecret(env.DEPARTMENT_SECRET, now),
    bus: busNamed(env.EVENT_BUS),
    log: jsonLog(name),
    now,
  };
}

/** Its runs are recorded and its events said. It is no stage of a job. */
export function recordedRuleAgent<Name extends AgentName>(
  { runs, bus, now }: RuleAgentWiring,
  agent: Agent<Name>,
  event: (
    input: AgentInput<Name>,
    output: AgentOutput<Name>,
  ) => DepartmentEvent["type"] | undefined,
): (event: unknown) => Promise<AgentOutput<Name>> {
  const { input, output } = schemasOf(agent.name);
  return recordedAgent<AgentInput<Name>, AgentOutput<Name>>({
    agent,
    input,
    output,
    ask: asksNoModel,
    runs,
    bus,
    event,
    passed: async () => undefined,
    now,
  });
}

const asksNoModel: Ask = async ({ name }) => {
  throw new Error(`Question ${name} was asked of an agent that has no models`);
};
