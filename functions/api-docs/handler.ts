import { handle } from "hono/aws-lambda";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { createApp } from "../http/app.ts";
import { describedApi } from "./described-api.ts";
import { docsRoutes } from "./docs.ts";

const log = jsonLog("api-docs");

export const handler = lambdaHandler(handle(createApp(docsRoutes(describedApi()), log)), log);
