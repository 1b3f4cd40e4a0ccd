import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";

// Chromium is packed for Linux on x64.
const canRun = process.platform === "linux" && process.arch === "x64";
const program = new URL("./browser-process.ts", import.meta.url);

let browser: number | undefined;

afterEach(() => {
  if (browser !== undefined && isAlive(browser)) process.kill(browser, "SIGKILL");
  browser = undefined;
});

test.skipIf(!canRun)(
  "the browser ends within seconds after its parent was killed with -9 (skipped where the packed Chromium cannot run)",
  async () => {
    const parent = spawn(process.execPath, [fileURLToPath(program)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    browser = await saidBy(parent.stdout);
    expect(isAlive(browser)).toBe(true);

    parent.kill("SIGKILL");

    expect(await hasEnded(browser)).toBe(true);
  },
);

test.skipIf(!canRun)(
  "the browser ends with the thread of a function that has been idle for long (skipped where the packed Chromium cannot run)",
  async () => {
    const thread = new Worker(program, { stdout: true, execArgv: [] });
    browser = await saidBy(thread.stdout);
    expect(isAlive(browser)).toBe(true);

    await thread.terminate();

    expect(await hasEnded(browser)).toBe(true);
  },
);

async function saidBy(output: Readable): Promise<number> {
  const [line] = await once(output.setEncoding("utf8"), "data");
  return Number(line);
}

/** A process whose thread is gone is waited for by nobody: it stays in the table, dead, until its parent ends. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

const LONGEST_END_MILLISECONDS = 5_000;

async function hasEnded(pid: number): Promise<boolean> {
  const end = Date.now() + LONGEST_END_MILLISECONDS;
  while (isAlive(pid) && Date.now() < end) await sleep(20);
  return !isAlive(pid);
}
