import * as z from "zod";
import { AwsError } from "../../aws-service.ts";
import type { Executions } from "../execution/executions.ts";
import { tryParseJson } from "../json.ts";
import type { Machines } from "../machines.ts";
import {
  type Execution,
  ExecutionStatus,
  type ExecutionStore,
} from "../storage/execution-store.ts";
import type { Operations } from "./operations.ts";
import { decodePage, encodePage, epochSeconds, Paging, pageSize, readRequest } from "./request.ts";

const MOST_INPUT_BYTES = 262_144;

const StartExecution = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default("{}"),
});
const DescribeExecution = z.object({ executionArn: z.string() });
const StopExecution = z.object({
  executionArn: z.string(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
const ListExecutions = z.object({
  stateMachineArn: z.string(),
  statusFilter: ExecutionStatus.optional(),
  ...Paging,
});
const Position = z.object({ startDate: z.number(), id: z.number() });

export function executionOperations(
  executions: Executions,
  store: ExecutionStore,
  machines: Machines,
): Operations {
  return {
    async StartExecution(request) {
      const { stateMachineArn, name, input } = readRequest(StartExecution, request);
      checkInput(input);
      checkName(name);
      const execution = await executions.start({
        machineArn: stateMachineArn,
        name: name ?? crypto.randomUUID(),
        input,
      });
      return { executionArn: execution.arn, startDate: epochSeconds(execution.startDate) };
    },

    async DescribeExecution(request) {
      const { executionArn } = readRequest(DescribeExecution, request);
      return describe(find(store, executionArn));
    },

    async StopExecution(request) {
      const { executionArn, error, cause } = readRequest(StopExecution, request);
      const execution = find(store, executionArn);
      const stopped = await executions.stop(execution, { status: "ABORTED", error, cause });
      return { stopDate: epochSeconds(stopped.stopDate ?? 0) };
    },

    async ListExecutions(request) {
      const asked = readRequest(ListExecutions, request);
      const machineArn = asked.stateMachineArn;
      if (!machines.find(machineArn)) {
        throw new AwsError("StateMachineDoesNotExist", `No state machine ${machineArn}`);
      }
      const limit = pageSize(asked.maxResults);
      const before = decodePage(Position, asked.nextToken);
      const found = store.page({
        machineArn,
        status: asked.statusFilter,
        before,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        executions: page.map(summarize),
        ...(found.length > limit &&
          last && { nextToken: encodePage({ startDate: last.startDate, id: last.id }) }),
      };
    },
  };
}

export function find(store: Pick<ExecutionStore, "find">, arn: string): Execution {
  const execution = store.find(arn);
  if (execution) return execution;
  throw new AwsError("ExecutionDoesNotExist", `Execution does not exist: ${arn}`);
}

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > MOST_INPUT_BYTES) {
    throw new AwsError("ValidationException", `The input is longer than ${MOST_INPUT_BYTES} bytes`);
  }
  if (tryParseJson(input) !== undefined) return;
  throw new AwsError("InvalidExecutionInput", "Invalid State Machine Execution Input: no JSON");
}

function checkName(name: string | undefined): void {
  if (name === undefined || /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name)) return;
  throw new AwsError("InvalidName", `Invalid Name: '${name}'`);
}

function describe(execution: Execution): Record<string, unknown> {
  const { input, output, error, cause } = execution;
  return {
    ...summarize(execution),
    input,
    inputDetails: { included: true },
    ...(output !== null && { output, outputDetails: { included: true } }),
    ...(error !== null && { error }),
    ...(cause !== null && { cause }),
  };
}

function summarize(execution: Execution): Record<string, unknown> {
  const { arn, machineArn, name, status, startDate, stopDate } = execution;
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: epochSeconds(startDate),
    ...(stopDate !== null && { stopDate: epochSeconds(stopDate) }),
  };
}
