import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "./listen.ts";

export type Database = {
  readonly url: string;
  /** Process id of the engine and the words its command line is known by. */
  readonly process: { readonly pid: number; readonly command: string };
  readonly close: () => Promise<void>;
};

/** Starts dynoxide, which speaks the DynamoDB protocol and keeps its tables in one SQLite file. */
export async function startDatabase(
  file: string,
  onExit: (code: number) => void,
): Promise<Database> {
  const port = await freePort();
  const engine = spawn(
    "/bin/sh",
    ["-c", DIE_WITH_PARENT, "database", binary(), "serve", "--port", `${port}`, "--db-path", file],
    // An own process group, because Ctrl-C must not end the database before the functions are done.
    { stdio: ["pipe", "pipe", "ignore"], detached: true },
  );
  let isClosing = false;
  const exited = new Promise<void>((resolve) => engine.once("exit", () => resolve()));
  const pid = await new Promise<number>((resolve, reject) => {
    engine.once("error", reject);
    engine.stdout.once("data", (line: Buffer) => resolve(Number(line.toString())));
  });
  engine.stdout.resume();
  const url = `http://127.0.0.1:${port}`;
  async function close(): Promise<void> {
    isClosing = true;
    engine.stdin.end();
    await exited;
  }
  try {
    await untilItAnswers(url, exited);
  } catch (error) {
    await close();
    throw error;
  }
  engine.once("exit", (code) => {
    if (!isClosing) onExit(code ?? -1);
  });
  return { url, process: { pid, command: file }, close };
}

/** The database ends when this process ends in whatever way, because the pipe between them closes. */
const DIE_WITH_PARENT = `
exec 3<&0
"$@" </dev/null >/dev/null 3<&- &
engine=$!
echo $engine
{ cat <&3 >/dev/null; kill $engine; } 2>/dev/null &
wait $engine
`;

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/dynoxide`);
  } catch (cause) {
    throw new Error(`The database engine for this machine is not installed: npm package ${name}`, {
      cause,
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const LONGEST_START_MILLISECONDS = 15_000;

async function untilItAnswers(url: string, exited: Promise<void>): Promise<void> {
  let hasExited = false;
  void exited.then(() => {
    hasExited = true;
  });
  const end = Date.now() + LONGEST_START_MILLISECONDS;
  while (!hasExited && Date.now() < end) {
    const isUp = await fetch(url, { method: "POST" }).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(10);
  }
  throw new Error(`The database ${hasExited ? "ended right away" : "did not answer"} at ${url}`);
}
