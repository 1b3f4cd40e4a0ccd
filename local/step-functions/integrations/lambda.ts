import * as z from "zod";
import { type Json, parseJson } from "../json.ts";
import type { Outcome } from "../storage/task-journal.ts";
import { badParameters, type Integration } from "./integration.ts";

export type InvokeFunction = (functionArnOrName: string, payload: unknown) => Promise<unknown>;

const Parameters = z.object({ FunctionName: z.string(), Payload: z.custom<Json>().default({}) });

const FunctionFailure = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  trace: z.array(z.string()).optional(),
});

/** Errors of the service Lambda, which Step Functions prefixes; those of a function keep their names. */
const SERVICE_ERRORS = [
  "TooManyRequestsException",
  "ServiceException",
  "ResourceNotFoundException",
  "ClientExecutionTimeoutException",
];

/** arn:aws:states:::lambda:invoke: the payload of the function stands among what the API answers. */
export function lambdaIntegration(invokeFunction: InvokeFunction): Integration {
  return async ({ input }) => {
    const parameters = Parameters.safeParse(input);
    if (!parameters.success) return badParameters(parameters.error.message);
    const { FunctionName, Payload } = parameters.data;
    const outcome = await invoke(invokeFunction, FunctionName, Payload);
    if (outcome.kind === "failed") return outcome;
    return {
      kind: "succeeded",
      output: { ExecutedVersion: "$LATEST", Payload: outcome.output, StatusCode: 200 },
    };
  };
}

/** A function's ARN as the resource: the function's answer is the result. */
export function functionIntegration(invokeFunction: InvokeFunction): Integration {
  return ({ input }, { resource }) => invoke(invokeFunction, resource, input);
}

async function invoke(
  invokeFunction: InvokeFunction,
  name: string,
  payload: Json,
): Promise<Outcome> {
  try {
    const answer = await invokeFunction(name, payload);
    return { kind: "succeeded", output: parseJson(JSON.stringify(answer ?? null)) };
  } catch (error) {
    return readFailure(error);
  }
}

function readFailure(error: unknown): Outcome {
  const failure = FunctionFailure.safeParse(error);
  const name = failure.success ? failure.data.errorType : nameOf(error);
  if (SERVICE_ERRORS.includes(name)) {
    return { kind: "failed", error: `Lambda.${name}`, cause: messageOf(error) };
  }
  if (failure.success) {
    return { kind: "failed", error: name, cause: JSON.stringify(failure.data) };
  }
  return { kind: "failed", error: "Lambda.Unknown", cause: messageOf(error) };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "Error";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
