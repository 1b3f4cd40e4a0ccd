import { appendFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { AwsError } from "../../../local/aws-service.ts";
import { startStepFunctions } from "../../../local/step-functions/step-functions.ts";
import { childMachine, crashMachine } from "./crash-machine.ts";
import { CHILD, MACHINE } from "./machines.ts";

/** Runs the crash machine for each of the given names until all have ended, and writes down every call and event. */
const [dataDirectory = "", ...names] = process.argv.slice(2);
const Payload = z.object({ id: z.string() });

const ends = new Set<string>();
const { service, createStateMachine, resume, close } = startStepFunctions({
  dataDirectory,
  async invokeFunction(_, payload) {
    const { id } = Payload.parse(payload);
    write("calls", { id });
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    if (Math.random() < 0.1)
      throw Object.assign(new Error("no"), { errorType: "Throttled", errorMessage: "no" });
    return { id };
  },
  sendMessage: async () => undefined,
  async putEvent({ detail }) {
    write("events", detail);
    ends.add(z.object({ name: z.string() }).parse(detail).name);
    if (names.every((name) => ends.has(name))) await finish();
  },
  log: (line) => write("log", line),
});

createStateMachine({ arn: MACHINE, name: "crash", definition: crashMachine });
createStateMachine({ arn: CHILD, name: "child", definition: childMachine });
await resume();
for (const name of names) {
  const input = JSON.stringify({ name, items: ["x", "x", "x"] });
  const started = service.handle("StartExecution", { stateMachineArn: MACHINE, name, input });
  await started.catch(unlessEnded(name));
}
if (names.every((name) => ends.has(name))) await finish();

function unlessEnded(name: string) {
  return async (error: unknown) => {
    if (!(error instanceof AwsError && error.code === "ExecutionAlreadyExists")) throw error;
    ends.add(name);
  };
}

async function finish(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  await close();
  process.exit(0);
}

function write(file: string, line: unknown): void {
  appendFileSync(join(dataDirectory, file), `${JSON.stringify(line)}\n`);
}
