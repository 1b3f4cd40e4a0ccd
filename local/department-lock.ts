import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
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
  startedAt: z.string(),
  url: z.string().optional(),
  children: z.array(Child).default([]),
});
type Holder = z.infer<typeof Holder>;

export class DepartmentAlreadyRunning extends Error {
  override readonly name = "DepartmentAlreadyRunning";

  constructor(directory: string, { pid, url }: Holder, cause?: unknown) {
    super(
      `A department already runs on the data in ${directory}: process ${pid}, ${url ?? "still starting"}`,
      { cause },
    );
  }
}

const LOCK_FILE = "department.pid";

/** One living department per data folder. What a killed one left behind is ended first. */
export async function lockDepartment(directory: string): Promise<DepartmentLock> {
  const file = join(directory, LOCK_FILE);
  const previous = readHolder(file);
  if (previous) {
    if (isSameProcess(previous)) throw new DepartmentAlreadyRunning(directory, previous);
    await Promise.all(previous.children.map(endOrphan));
  }
  rmSync(file, { force: true });
  const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid) ?? "", children: [] };
  const own = `${file}.${process.pid}`;
  try {
    // A link appears with its whole content, and only for the first of two that start at once.
    writeFileSync(own, JSON.stringify(holder));
    linkSync(own, file);
  } catch (error) {
    const other = readHolder(file);
    throw other ? new DepartmentAlreadyRunning(directory, other, error) : error;
  } finally {
    rmSync(own, { force: true });
  }
  return {
    describe({ url, children }) {
      writeFileSync(own, JSON.stringify({ ...holder, url, children }));
      renameSync(own, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Takes away all data of a folder, unless a department runs on it. */
export async function emptyDataFolder(directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const lock = await lockDepartment(directory);
  for (const entry of readdirSync(directory)) {
    if (entry !== LOCK_FILE) rmSync(join(directory, entry), { recursive: true, force: true });
  }
  lock.release();
}

function readHolder(file: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** Process ids are given again to others, so the time of the start has to fit too. */
function isSameProcess({ pid, startedAt }: Holder): boolean {
  return isAlive(pid) && (startOf(pid) ?? "") === startedAt;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function startOf(pid: number): string | undefined {
  // The name in brackets may hold spaces; the start is the 20th field after it.
  return readProcess(pid, "stat")?.split(") ").at(-1)?.split(" ")[19];
}

async function endOrphan({ pid, command }: Child): Promise<void> {
  const isOurs = (): boolean => readProcess(pid, "cmdline")?.includes(command) ?? false;
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

function readProcess(pid: number, entry: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${entry}`, "utf8");
  } catch {
    return undefined;
  }
}
