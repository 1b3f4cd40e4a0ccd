import { DepartmentAlreadyRunning } from "../department-lock.ts";
import { simulateUsage } from "../simulation/order.ts";
import { simulate } from "../simulation/simulate.ts";
import { fullDiskText, isDiskFull } from "./full-disk.ts";
import { jobUsage, runJob } from "./job.ts";
import { loadKeys } from "./keys.ts";
import { start, startUsage } from "./start.ts";
import type { Terminal } from "./terminal.ts";
import { UsageProblem } from "./usage-problem.ts";

const commands = new Map([
  ["start", { run: start, usage: startUsage }],
  ["job", { run: runJob, usage: jobUsage }],
  ["simulate", { run: simulate, usage: simulateUsage }],
]);

/** Gives the exit code: 0 when all went well, 130 when it was stopped, 2 when it could not begin as asked, 1 else. */
export async function runCommand(
  [name = "", ...args]: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const command = commands.get(name);
  const usages = command ? [command.usage] : [startUsage, jobUsage, simulateUsage];
  const usage = `Usage:\n${usages.map((line) => `  ${line}`).join("\n")}`;
  if (args.includes("--help")) {
    terminal.say(usage);
    return 0;
  }
  try {
    if (!command) throw new UsageProblem(usage);
    loadKeys();
    return await command.run(args, terminal);
  } catch (error) {
    if (isDiskFull(error)) {
      terminal.complain(fullDiskText);
      return 1;
    }
    const problem = problemOf(error, usage);
    terminal.complain(problem ?? (error instanceof Error ? error.stack : undefined) ?? `${error}`);
    return problem === undefined ? 1 : 2;
  }
}

/** What the person can do something about, in words; undefined for a fault of ours. */
function problemOf(error: unknown, usage: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isBadArgument(error)) return `${error.message.split(". ")[0]}\n${usage}`;
  if (error instanceof DepartmentAlreadyRunning) return `--data: ${error.message}`;
  return error instanceof UsageProblem ? error.message : undefined;
}

function isBadArgument(error: Error): boolean {
  return "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
