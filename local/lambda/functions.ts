import { nameIn } from "../assembly/resource-names.ts";
import { AwsError } from "../aws-service.ts";
import { createFunctionRunner, type FunctionRunner } from "./function-runner.ts";
import { FunctionError, type FunctionSettings, type InvocationResult } from "./invocation.ts";
import { lambdaEnvironment } from "./lambda-environment.ts";

export type Functions = {
  /** Takes a name or an ARN. Throws AwsError when no such function exists. */
  readonly invoke: (nameOrArn: string, payload: string) => Promise<InvocationResult>;
  /** The same for callers with values: rejects with FunctionError when the function fails. */
  readonly call: (nameOrArn: string, payload: unknown) => Promise<unknown>;
  readonly find: (nameOrArn: string) => FunctionSettings | undefined;
  readonly running: () => number;
  readonly close: () => Promise<void>;
};

export function createFunctions(
  settings: readonly FunctionSettings[],
  environment: Readonly<Record<string, string>>,
  logOf: (functionName: string) => (line: string) => void,
  time: SharedArrayBuffer | undefined,
): Functions {
  const runners = new Map<string, FunctionRunner>(
    settings.map((one) => [
      one.name,
      createFunctionRunner(
        one,
        lambdaEnvironment(one, environment),
        logOf(one.name),
        undefined,
        time,
      ),
    ]),
  );

  async function invoke(nameOrArn: string, payload: string): Promise<InvocationResult> {
    const runner = runners.get(functionName(nameOrArn));
    if (runner) return runner.invoke(payload);
    throw new AwsError("ResourceNotFoundException", `No function is called ${nameOrArn}`, 404);
  }

  return {
    invoke,
    async call(nameOrArn, payload) {
      const result = await invoke(nameOrArn, JSON.stringify(payload) ?? "null");
      if (result.kind === "failed") throw new FunctionError(result.error);
      return JSON.parse(result.payload);
    },
    find: (nameOrArn) => runners.get(functionName(nameOrArn))?.settings,
    running: () => [...runners.values()].reduce((sum, runner) => sum + runner.running(), 0),
    async close() {
      await Promise.all([...runners.values()].map((runner) => runner.close()));
    },
  };
}

function functionName(nameOrArn: string): string {
  return nameIn(nameOrArn.replace(/:\$LATEST$/, ""));
}
