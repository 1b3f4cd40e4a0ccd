import * as z from "zod";
import { AwsError } from "../../aws-service.ts";
import type { Executions } from "../execution/executions.ts";
import { type Json, parseJson } from "../json.ts";
import type { Execution } from "../storage/execution-store.ts";
import type { Outcome } from "../storage/task-journal.ts";
import { badParameters, type Integration, type Request } from "./integration.ts";

const Parameters = z.object({
  StateMachineArn: z.string(),
  Input: z.custom<Json>().default({}),
  Name: z.string().optional(),
});
type Parameters = z.infer<typeof Parameters>;

/** arn:aws:states:::states:startExecution and its .sync:2. A request repeated after a crash finds what it started before. */
export function executionIntegration(
  executions: Pick<Executions, "start" | "startedBy" | "ended">,
): Integration {
  async function start(
    { StateMachineArn, Input, Name }: Parameters,
    { execution, task }: Request,
    isLinked: boolean,
  ): Promise<Execution> {
    const earlier = executions.startedBy(execution, task);
    if (earlier) return earlier;
    return executions.start({
      machineArn: StateMachineArn,
      name: Name ?? crypto.randomUUID(),
      input: typeof Input === "string" ? Input : JSON.stringify(Input),
      parent: { execution, task, isLinked },
    });
  }

  return async (request, { pattern }) => {
    const parameters = Parameters.safeParse(request.input);
    if (!parameters.success) return badParameters(parameters.error.message);
    try {
      const child = await start(parameters.data, request, pattern === "sync");
      if (pattern === "sync") return outcomeOf(await executions.ended(child));
      return succeeded({ ExecutionArn: child.arn, StartDate: child.startDate });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const name = error.code.replace(/(Exception)?$/, "Exception");
      return { kind: "failed", error: `StepFunctions.${name}`, cause: error.message };
    }
  };
}

function outcomeOf(child: Execution): Outcome {
  const details = {
    ExecutionArn: child.arn,
    Name: child.name,
    StateMachineArn: child.machineArn,
    Status: child.status,
    StartDate: child.startDate,
    StopDate: child.stopDate,
    Input: parseJson(child.input),
  };
  if (child.status === "SUCCEEDED") {
    return succeeded({ ...details, Output: parseJson(child.output ?? "null") });
  }
  const { error, cause } = child;
  const failure = { ...details, Input: child.input, Error: error, Cause: cause };
  return { kind: "failed", error: "States.TaskFailed", cause: JSON.stringify(failure) };
}

function succeeded(output: Json): Outcome {
  return { kind: "succeeded", output };
}
