import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { Flows } from "#shared/ports/flows.ts";

export function stepFunctionsFlows<Name extends string>(
  client: SFNClient,
  machines: Readonly<Record<Name, string>>,
): Flows<Name> {
  return {
    async start(flow, execution, input) {
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: machines[flow],
            name: execution,
            input: JSON.stringify(input),
          }),
        );
        return "started";
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return "known";
        throw error;
      }
    },

    async look(flow, execution) {
      const executionArn = `${machines[flow].replace(":stateMachine:", ":execution:")}:${execution}`;
      try {
        const { status, output, error, cause } = await client.send(
          new DescribeExecutionCommand({ executionArn }),
        );
        if (status === "RUNNING" || status === "PENDING_REDRIVE") return { kind: "running" };
        if (status === "SUCCEEDED") {
          return { kind: "succeeded", output: JSON.parse(output ?? "null") };
        }
        return { kind: "failed", status: status ?? "", error: error ?? "", cause: cause ?? "" };
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return { kind: "unknown" };
        throw error;
      }
    },
  };
}
