import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { join } from "node:path";

const project = join(import.meta.dirname, "..", "..");

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
};

export type MainCommand = {
  readonly child: ChildProcess;
  /** Resolves when the output so far fits the pattern, or when the process has ended. */
  readonly says: (pattern: RegExp) => Promise<void>;
  readonly output: () => string;
  readonly ended: Promise<Ended>;
};

/** The command line as a person runs it, in a process that can be killed. */
export function runMain(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): MainCommand {
  const child = spawn(process.execPath, [join(project, "local", "main.ts"), ...args], {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...withoutKeys(process.env), ...environment },
  });
  let output = "";
  let check = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      check();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, output }));
  });
  return {
    child,
    ended,
    output: () => output,
    async says(pattern) {
      const said = new Promise<void>((resolve) => {
        check = () => {
          if (pattern.test(output)) resolve();
        };
      });
      check();
      await Promise.race([said, ended]);
    },
  };
}

/** Command lines of living processes that name the folder. */
export function processesOn(folder: string): readonly string[] {
  return execFileSync("ps", ["-A", "-ww", "-o", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(folder));
}

/** A key or proxy of whoever runs the tests must not reach the department under test. */
function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/KEY|TOKEN|MODEL|PROXY|AWS/i.test(name)),
  );
}
