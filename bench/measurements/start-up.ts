import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { buildAssembly } from "../../local/assembly/build-assembly.ts";
import { startDepartmentProcess } from "../department-process.ts";
import { atMost } from "../figure.ts";
import type { Measurement } from "../measurement.ts";
import { median } from "../statistics.ts";

const STARTS = 5;
/** What the command says when it is. */
const READY = "Ready after";

/** From the command to the answer, on an empty store. */
export const startUp: Measurement = {
  name: "start",
  async run({ folder, assembly }) {
    const { folder: built, seconds: building } = await assembly();
    const starts = [];
    for (let run = 0; run < STARTS; run += 1) {
      starts.push(await secondsToHealth(built, join(folder, `start-${run}`)));
    }
    await buildAssembly();
    const command = await secondsToReady(join(folder, "start-command"));
    return [
      {
        name: "process to /health, assembly built",
        value: median(starts),
        unit: "s",
        note: `median of ${STARTS}, each on an empty store`,
      },
      { name: "bundling and synthesis", value: building, unit: "s" },
      {
        name: "npm start to ready, with the examples' job",
        value: command,
        unit: "s",
        goal: atMost(15),
        note: "assembly built",
      },
      {
        name: "the same, cold",
        value: building + command,
        unit: "s",
        goal: atMost(15),
        note: "with bundling and synthesis, as after a fresh install",
      },
    ];
  },
};

async function secondsToHealth(assembly: string, dataDirectory: string): Promise<number> {
  const started = performance.now();
  const department = await startDepartmentProcess({ assembly, dataDirectory });
  const health = await fetch(`${department.url}/health`);
  const seconds = (performance.now() - started) / 1000;
  await department.close();
  if (!health.ok) throw new Error(`/health answered ${health.status}`);
  return seconds;
}

/** Without the person's own keys, which would send it to the real network. */
async function secondsToReady(dataDirectory: string): Promise<number> {
  const project = join(import.meta.dirname, "..", "..");
  const world = join(project, "examples", "world");
  const started = performance.now();
  const command = spawn(
    process.execPath,
    ["local/main.ts", "start", "--port", "0", "--data", dataDirectory, "--world", world],
    { cwd: project, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, MODEL: "" } },
  );
  const ended = once(command, "exit");
  const endWithUs = () => command.kill();
  process.once("exit", endWithUs);
  let said = "";
  for await (const chunk of command.stdout) {
    said += String(chunk);
    if (said.includes(READY)) break;
  }
  const seconds = (performance.now() - started) / 1000;
  command.kill("SIGINT");
  await ended;
  process.off("exit", endWithUs);
  if (said.includes(READY)) return seconds;
  throw new Error(`npm start ended before it was ready: ${said}`);
}
