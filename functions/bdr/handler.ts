import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SQSClient } from "@aws-sdk/client-sqs";
import { eventBridgeBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { sqsQueue } from "#shared/adapters/sqs/queue.ts";
import { agents } from "#shared/domain/agents/agents.ts";
import { recordedAgent } from "#shared/models/recorded-agent.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { emfMetrics } from "#shared/runtime/metrics.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { countedRuns } from "../counted-runs.ts";
import { wireMeetingDesk } from "../meeting-desk-wiring.ts";
import { departmentSecret } from "../signed-aws.ts";
import { asksNoModel } from "./asks-no-model.ts";
import { createBdr } from "./bdr.ts";
import { BdrEnv } from "./env.ts";
import { eventOfStep } from "./event-of-step.ts";
import { keepToken } from "./keep-token.ts";

const env = readEnv(BdrEnv);
const log = jsonLog("bdr");
const dynamo = documentClient();
const sqs = new SQSClient();
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);
const bus = eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS);
const approvals = dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE);

const agent = createBdr({
  ...wireMeetingDesk(dynamo, env, secret, now),
  approvals,
  directory: dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE),
  suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  meetingWishes: sqsQueue(sqs, env.MEETINGS_QUEUE_URL),
  bus,
  approvalHours: env.APPROVAL_HOURS,
});

// Not by wireAgent: the models it brings along are a tenth of a bundle, and this agent asks none.
const run = recordedAgent({
  agent,
  ...agents.bdr,
  ask: asksNoModel,
  runs: countedRuns(dynamoRunStore(dynamo, env.OPERATIONS_TABLE), emfMetrics(env.STAGE)),
  bus,
  event: eventOfStep,
  passed: async () => undefined,
  now,
});

export const handler = lambdaHandler(
  keepToken({ approvals, decisions: sqsQueue(sqs, env.DECISIONS_QUEUE_URL) }, run),
  log,
);
