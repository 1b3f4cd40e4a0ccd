import { expect, test } from "vitest";
import { machineClock } from "../../../local/clock/department-clock.ts";
import { createExecutions } from "../../../local/step-functions/execution/executions.ts";
import { createMachines } from "../../../local/step-functions/machines.ts";
import { openDatabase } from "../../../local/step-functions/storage/database.ts";
import { createExecutionStore } from "../../../local/step-functions/storage/execution-store.ts";
import { createTaskJournal } from "../../../local/step-functions/storage/task-journal.ts";
import { inRow, lambda, MACHINE } from "./machines.ts";
import { aDirectory } from "./support.ts";

test("an execution that runs for weeks is taken up again from its journal", async () => {
  const database = openDatabase(aDirectory());
  const store = createExecutionStore(database);
  const machines = createMachines();
  let calls = 0;
  const executions = createExecutions({
    store,
    journal: createTaskJournal(database),
    machines,
    integrations: () => ({
      async request() {
        calls += 1;
        return { kind: "succeeded", output: { Payload: calls } };
      },
      abandon: () => undefined,
    }),
    announce: () => undefined,
    log: () => undefined,
    clock: machineClock,
  });
  const definition = inRow({ Draft: lambda("draft"), Pause: { Type: "Wait", Seconds: 1 } });
  machines.create({ arn: MACHINE, name: "lead-pipeline", definition });
  const execution = await executions.start({ machineArn: MACHINE, name: "one", input: "{}" });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = executions.liveRun(execution.arn);

  executions.renew(Date.now());
  const after = executions.liveRun(execution.arn);
  const ended = await executions.ended(execution);
  executions.close();
  database.close();

  expect(after).not.toBe(before);
  expect(ended).toMatchObject({ status: "SUCCEEDED", output: "1" });
  expect(calls).toBe(1);
});
