import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { eventBridgeBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { stepFunctionsFlows } from "#shared/adapters/step-functions/flows.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { wireMeetingDesk } from "../meeting-desk-wiring.ts";
import { departmentSecret } from "../signed-aws.ts";
import { MeetingsEnv } from "./env.ts";
import { createMeetings, MeetingsMessage } from "./meetings.ts";

const env = readEnv(MeetingsEnv);
const log = jsonLog("meetings");
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);

const meetings = createMeetings({
  ...wireMeetingDesk(documentClient(), env, secret, now),
  flows: stepFunctionsFlows(new SFNClient(), { bdr: env.BDR_FLOW }),
  bus: eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS),
  log,
});

export const handler = lambdaHandler(eachMessage(MeetingsMessage, meetings, log), log);
