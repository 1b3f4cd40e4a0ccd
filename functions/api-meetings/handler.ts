import { handle } from "hono/aws-lambda";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { problemPage } from "../api/pages/problem-page.ts";
import { meetingRoutes } from "../api/routes/meetings.ts";
import { createApp } from "../http/app.ts";
import { wireMeetingDesk } from "../meeting-desk-wiring.ts";
import { departmentSecret } from "../signed-aws.ts";
import { ApiMeetingsEnv } from "./env.ts";

const env = readEnv(ApiMeetingsEnv);
const log = jsonLog("api-meetings");
const now = () => new Date();
const desk = wireMeetingDesk(
  documentClient(),
  env,
  departmentSecret(env.DEPARTMENT_SECRET, now),
  now,
);

// Apart from api-desk, which has no room for what writes invitations and calendars.
export const handler = lambdaHandler(handle(createApp(meetingRoutes(desk), log, problemPage)), log);
