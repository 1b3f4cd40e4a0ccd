import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { databaseUsage } from "./database-usage.ts";

export type Usage = { readonly cpuSeconds: number; readonly peakMegabytes: number };

export type DepartmentProcess = {
  readonly url: string;
  readonly usage: () => Promise<{
    readonly department: Usage;
    /** Undefined where the machine does not tell. */
    readonly database: Usage | undefined;
  }>;
  readonly close: () => Promise<void>;
};

export type DepartmentOrder = {
  readonly assembly: string;
  readonly dataDirectory: string;
  readonly worldUrl?: string;
};

const Ready = z.object({ kind: z.literal("ready"), url: z.url() });
const UsageAnswer = z.object({
  kind: z.literal("usage"),
  cpuSeconds: z.number(),
  peakMegabytes: z.number(),
});
const Lock = z.object({ children: z.array(z.object({ pid: z.number() })).min(1) });

/** A department in a process of its own, so that its processor time and memory are nobody else's. */
export async function startDepartmentProcess(order: DepartmentOrder): Promise<DepartmentProcess> {
  const { assembly, dataDirectory, worldUrl } = order;
  const environment = worldUrl ? { WORLD_URL: worldUrl } : {};
  const child = fork(
    join(import.meta.dirname, "department-program.ts"),
    [JSON.stringify({ assembly, dataDirectory, environment })],
    // Ctrl-C reaches the parent alone, which then lets go of the child.
    { detached: true, execArgv: [] },
  );
  const { url } = Ready.parse(await answerOf(child));
  const lock = Lock.parse(
    JSON.parse(await readFile(join(dataDirectory, "department.pid"), "utf8")),
  );

  return {
    url,
    async usage() {
      const answer = answerOf(child);
      child.send("usage");
      const { kind: _, ...department } = UsageAnswer.parse(await answer);
      return { department, database: await databaseUsage(lock.children[0]?.pid ?? 0) };
    },
    async close() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(([code]) => {
    throw new Error(`The department of a measurement ended with code ${code}`);
  });
  const message = once(child, "message", { signal: ended.signal });
  try {
    const [answer] = await Promise.race([message, exit]);
    return answer;
  } finally {
    exit.catch(() => undefined);
    message.catch(() => undefined);
    ended.abort();
  }
}
