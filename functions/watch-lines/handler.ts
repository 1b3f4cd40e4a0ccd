import { setTimeout as pause } from "node:timers/promises";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { eventBridgeBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { dnsFor } from "../dns-wiring.ts";
import { mailServiceAccount } from "../signed-aws.ts";
import { WatchLinesEnv } from "./env.ts";
import { createWatchLines, LinesMessage } from "./watch-lines.ts";

const env = readEnv(WatchLinesEnv);
const log = jsonLog("watch-lines");
const dynamo = documentClient();

const watch = createWatchLines({
  outcomes: dynamoOutcomeLog(dynamo, env.OPERATIONS_TABLE),
  pauses: dynamoPauses(dynamo, env.DIRECTORY_TABLE),
  accounts: dynamoSenderAccounts(dynamo, env.DIRECTORY_TABLE),
  dns: dnsFor(env.WORLD_URL),
  mailService: mailServiceAccount(),
  mailServiceNotes: dynamoMailServiceNotes(dynamo, env.DIRECTORY_TABLE),
  suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
  bus: eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS),
  log,
  now: () => new Date(),
  pause,
});

export const handler = lambdaHandler(eachMessage(LinesMessage, watch, log), log);
