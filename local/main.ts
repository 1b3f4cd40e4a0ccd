import { jobUsage, runJob } from "./command-line/job.ts";
import { loadKeys, UsageProblem } from "./command-line/laptop.ts";
import { start, startUsage } from "./command-line/start.ts";

const commands = new Map([
  ["start", start],
  ["job", runJob],
]);

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => stop.abort());
}

const [name = "", ...args] = process.argv.slice(2);
try {
  const command = commands.get(name);
  if (!command) throw new UsageProblem(`Usage:\n  ${startUsage}\n  ${jobUsage}`);
  loadKeys();
  process.exitCode = await command(args, stop.signal);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForThePerson = error instanceof UsageProblem || error.name === "DepartmentAlreadyRuns";
  const isBadArgument = "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isForThePerson || isBadArgument ? error.message : (error.stack ?? error.message);
}
