import * as z from "zod";
import { AwsError } from "../../aws-service.ts";
import type { TokenAnswers } from "../execution/answer-token.ts";
import { type Json, tryParseJson } from "../json.ts";
import type { Operations } from "./operations.ts";
import { readRequest } from "./request.ts";

const SendTaskSuccess = z.object({ taskToken: z.string(), output: z.string().max(262_144) });
const SendTaskFailure = z.object({
  taskToken: z.string(),
  error: z.string().max(256).default(""),
  cause: z.string().max(32_768).default(""),
});
const SendTaskHeartbeat = z.object({ taskToken: z.string() });

export function tokenOperations({ settle, heartbeat }: TokenAnswers): Operations {
  return {
    async SendTaskSuccess(request) {
      const { taskToken, output } = readRequest(SendTaskSuccess, request);
      await settle(taskToken, { kind: "succeeded", output: readOutput(output) });
      return {};
    },

    async SendTaskFailure(request) {
      const { taskToken, error, cause } = readRequest(SendTaskFailure, request);
      await settle(taskToken, { kind: "failed", error, cause });
      return {};
    },

    async SendTaskHeartbeat(request) {
      await heartbeat(readRequest(SendTaskHeartbeat, request).taskToken);
      return {};
    },
  };
}

function readOutput(output: string): Json {
  const value = tryParseJson(output);
  if (value === undefined) throw new AwsError("InvalidOutput", "The output is no JSON");
  return value;
}
