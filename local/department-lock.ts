import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

export type DepartmentLock = {
  readonly describe: (state: { readonly url: string; readonly children: readonly Child[] }) => void;
  readonly release: () => void;
};

const Child = z.object({ pid: z.number(), command: z.string() });
type Child = z.infer<typeof Child>;

const Holder = z.object({
  pid: z.number(),
  url: z.string().optional(),
  children: z.array(Child).default([]),
});
type Holder = z.infer<typeof Holder>;

export class DepartmentAlreadyRunning extends Error {
  override readonly name = "DepartmentAlreadyRunning";
}

const LOCK_FILE = "department.lock";
/** Says who holds the lock, and which processes it would leave behind. */
const HOLDER_FILE = "department.pid";

const PATIENCE_MILLISECONDS = 2000;

/** One living department per data folder. What a killed one left behind is ended first. */
export async function lockDepartment(
  directory: string,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Promise<DepartmentLock> {
  const file = join(directory, HOLDER_FILE);
  const unlock = await takeLock(directory, patienceMilliseconds);
  const holder: Holder = { pid: process.pid, children: [] };
  try {
    await Promise.all((readHolder(file)?.children ?? []).map(endOrphan));
    write(file, holder);
  } catch (error) {
    unlock();
    throw error;
  }
  return {
    describe: (state) => write(file, { ...holder, ...state, children: [...state.children] }),
    release() {
      rmSync(file, { force: true });
      unlock();
    },
  };
}

/** Takes away all data of a folder, unless a department runs on it. */
export async function emptyDataFolder(directory: string): Promise<void> {
  const lock = await lockDepartment(directory);
  for (const entry of readdirSync(directory)) {
    if (entry.startsWith(LOCK_FILE)) continue;
    rmSync(join(directory, entry), { recursive: true, force: true });
  }
  lock.release();
}

/**
 * Held by the operating system through a lock of SQLite, so that it ends with its process in whatever way that ends: no
 * process id can be mistaken for that of another. After a kill the system may need a moment to take the process apart.
 */
async function takeLock(directory: string, patienceMilliseconds: number): Promise<() => void> {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const database = new DatabaseSync(join(directory, LOCK_FILE), { timeout: 0 });
    try {
      database.exec("BEGIN EXCLUSIVE");
      return () => database.close();
    } catch (error) {
      database.close();
      if (!isBusy(error)) throw error;
      if (Date.now() >= end) {
        const who = inWords(readHolder(join(directory, HOLDER_FILE)));
        const message = `A department already runs on the data in ${directory}: ${who}`;
        throw new DepartmentAlreadyRunning(message, { cause: error });
      }
    }
    await sleep(50);
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

function inWords(holder: Holder | undefined): string {
  if (!holder) return "a process that is just starting";
  return `process ${holder.pid}, ${holder.url ?? "still starting"}`;
}

function readHolder(file: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

function write(file: string, holder: Holder): void {
  writeFileSync(`${file}.part`, JSON.stringify(holder));
  renameSync(`${file}.part`, file);
}

async function endOrphan({ pid, command }: Child): Promise<void> {
  const isOurs = (): boolean => commandLineOf(pid)?.includes(command) ?? false;
  for (const [signal, tries] of [
    ["SIGTERM", 40],
    ["SIGKILL", 20],
  ] as const) {
    if (!isOurs()) return;
    process.kill(pid, signal);
    for (let attempt = 0; attempt < tries && isOurs(); attempt += 1) await sleep(50);
  }
  if (isOurs()) throw new Error(`Process ${pid} of an earlier department does not end: ${command}`);
}

function commandLineOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return undefined;
  }
}
