import type { Context } from "aws-lambda";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { dynamoAllocationStore } from "#shared/store/allocation-store.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { dynamoArmBoard } from "#shared/store/arm-board.ts";
import { dynamoConversationLists } from "#shared/store/conversation-lists.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoOutboxStore } from "#shared/store/outbox-store.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoReportStore } from "#shared/store/report-store.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { queueAt } from "../signed-aws.ts";
import { SalesManagerEnv } from "./env.ts";
import { occasionOf } from "./occasion.ts";
import { createSalesManager } from "./sales-manager.ts";

const env = readEnv(SalesManagerEnv);
const wiring = wireAgent(env, "sales-manager");
const { dynamo, leads, runs, bus, now } = wiring;
const directory = dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE);
const tables = { conversations: env.CONVERSATIONS_TABLE, directory: env.DIRECTORY_TABLE };

const work = agentHandler(wiring, {
  agent: createSalesManager({
    leads,
    jobs: dynamoJobStore(dynamo, env.OPERATIONS_TABLE),
    runs,
    bus,
    directory,
    allocations: dynamoAllocationStore(dynamo, env.OPERATIONS_TABLE),
    conversations: {
      ...dynamoConversationStore(dynamo, env.CONVERSATIONS_TABLE),
      ...dynamoConversationLists(dynamo, env.CONVERSATIONS_TABLE),
    },
    outbox: dynamoOutboxStore(dynamo, tables.conversations),
    suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
    accounts: dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE, now),
    pauses: dynamoPauses(dynamo, env.DIRECTORY_TABLE),
    outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
    reports: dynamoReportStore(dynamo, env.OPERATIONS_TABLE),
    board: dynamoArmBoard(dynamo, env.OPERATIONS_TABLE),
    approvals: dynamoApprovalStore(dynamo, env.OPERATIONS_TABLE),
    meetings: dynamoMeetingStore(dynamo, env.OPERATIONS_TABLE),
    tasks: dynamoTaskStore(dynamo, env.OPERATIONS_TABLE),
    outreach: queueAt(env.OUTREACH_QUEUE_URL),
    now,
  }),
  event: ({ task }) => (task === "report" ? "report_ready" : undefined),
});

export const handler = async (event: unknown, context: Context): ReturnType<typeof work> => {
  const { timeZone } = await directory.companyDay();
  return work(occasionOf(event, dayIn(timeZone, now())), context);
};
