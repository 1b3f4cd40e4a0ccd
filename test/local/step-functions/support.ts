import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import * as z from "zod";
import {
  type StepFunctions,
  type StepFunctionsOptions,
  startStepFunctions,
} from "../../../local/step-functions/step-functions.ts";
import { MACHINE } from "./machines.ts";

type Call = { readonly name: string; readonly payload: unknown };

type PutEvent = Parameters<StepFunctionsOptions["putEvent"]>[0];

export type World = {
  readonly dataDirectory: string;
  readonly calls: readonly Call[];
  readonly sent: readonly { readonly queueUrl: string; readonly body: string }[];
  readonly events: readonly PutEvent[];
  readonly logged: readonly string[];
  readonly start: (
    machine: unknown,
    input?: unknown,
    name?: string,
  ) => Promise<{ readonly executionArn: string }>;
  readonly ask: (operation: string, request: unknown) => Promise<Answer>;
  /** Waits for the end and gives what DescribeExecution says. */
  readonly ended: (executionArn: string) => Promise<Answer>;
  readonly run: (machine: unknown, input?: unknown) => Promise<Answer>;
  readonly create: (arn: string, definition: unknown) => void;
  /** Closes the service and starts another on the same data, as the next process would. */
  readonly restart: () => Promise<void>;
};

const Answer = z.looseObject({
  status: z.string().optional(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
type Answer = z.infer<typeof Answer>;

type Options = Partial<Pick<StepFunctionsOptions, "invokeFunction" | "sendMessage" | "putEvent">>;

/** A Step Functions service whose functions, queues and bus are those given, or take everything. */
export function aWorld(options: Options = {}): World {
  const dataDirectory = aDirectory();
  const calls: Call[] = [];
  const sent: { queueUrl: string; body: string }[] = [];
  const events: PutEvent[] = [];
  const logged: string[] = [];
  const machines = new Map<string, unknown>();

  function startService(): StepFunctions {
    return startStepFunctions({
      dataDirectory,
      async invokeFunction(name, payload) {
        calls.push({ name, payload });
        return options.invokeFunction ? options.invokeFunction(name, payload) : payload;
      },
      async sendMessage(queueUrl, body) {
        sent.push({ queueUrl, body });
        await options.sendMessage?.(queueUrl, body);
      },
      async putEvent(event) {
        await options.putEvent?.(event);
        events.push(event);
      },
      log: (line) => logged.push(line),
    });
  }

  let service = startService();
  onTestFinished(() => service.close());

  const world: World = {
    dataDirectory,
    calls,
    sent,
    events,
    logged,
    create(arn, definition) {
      machines.set(arn, definition);
      service.createStateMachine({ arn, name: arn.split(":").at(-1) ?? "", definition });
    },
    async ask(operation, request) {
      return Answer.parse(await service.service.handle(operation, request));
    },
    async start(machine, input = {}, name) {
      world.create(MACHINE, machine);
      const answer = await service.service.handle("StartExecution", {
        stateMachineArn: MACHINE,
        input: JSON.stringify(input),
        ...(name !== undefined && { name }),
      });
      return z.object({ executionArn: z.string() }).parse(answer);
    },
    async ended(executionArn) {
      for (;;) {
        const answer = await world.ask("DescribeExecution", { executionArn });
        if (answer.status !== "RUNNING") return answer;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async run(machine, input) {
      const { executionArn } = await world.start(machine, input);
      return world.ended(executionArn);
    },
    async restart() {
      await service.close();
      service = startService();
      for (const [arn, definition] of machines) world.create(arn, definition);
      await service.resume();
    },
  };
  return world;
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

export class FunctionError extends Error {
  override readonly name = "FunctionError";
  readonly errorType: string;
  readonly errorMessage: string;

  constructor(errorType: string, errorMessage: string) {
    super(errorMessage);
    this.errorType = errorType;
    this.errorMessage = errorMessage;
  }
}

/** A directory that is removed after the test, once all that was started later has been closed. */
export function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "step-functions-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}
