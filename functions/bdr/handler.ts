import { readEnv } from "#shared/runtime/env.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoKnowledgeStore } from "#shared/store/knowledge-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { wireMeetingDesk } from "../meeting-desk-wiring.ts";
import { recordedRuleAgent, wireRuleAgent } from "../rule-agent.ts";
import { queueAt } from "../signed-aws.ts";
import { createBdr } from "./bdr.ts";
import { BdrEnv } from "./env.ts";
import { eventOfStep } from "./event-of-step.ts";
import { keepToken } from "./keep-token.ts";

const env = readEnv(BdrEnv);
const wiring = wireRuleAgent(env, "bdr");
const { dynamo, secret, bus, log, now } = wiring;
const approvals = dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE);

const agent = createBdr({
  ...wireMeetingDesk(dynamo, env, secret, now),
  approvals,
  directory: dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE),
  knowledge: dynamoKnowledgeStore(dynamo, env.DIRECTORY_TABLE),
  suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  meetingWishes: queueAt(env.MEETINGS_QUEUE_URL),
  bus,
  approvalHours: env.APPROVAL_HOURS,
});

export const handler = lambdaHandler(
  keepToken(
    { approvals, decisions: queueAt(env.DECISIONS_QUEUE_URL) },
    recordedRuleAgent(wiring, agent, eventOfStep),
  ),
  log,
);
