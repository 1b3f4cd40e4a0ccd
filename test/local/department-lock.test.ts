import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  DepartmentAlreadyRunning,
  emptyDataFolder,
  lockDepartment,
} from "../../local/department-lock.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "department-lock-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("a folder in use is refused with who uses it, and is free when that one has ended", async () => {
  const lock = await lockDepartment(folder);
  lock.describe({ url: "http://127.0.0.1:4000", children: [] });

  const second = lockDepartment(folder, 100);
  await expect(second).rejects.toBeInstanceOf(DepartmentAlreadyRunning);
  await expect(second).rejects.toThrow(`process ${process.pid}, http://127.0.0.1:4000`);

  lock.release();
  (await lockDepartment(folder)).release();
});

test("the data of a folder in use is not taken away", async () => {
  const lock = await lockDepartment(folder);
  await writeFile(join(folder, "tables.sqlite"), "data");

  await expect(emptyDataFolder(folder)).rejects.toBeInstanceOf(DepartmentAlreadyRunning);

  expect(await readFile(join(folder, "tables.sqlite"), "utf8")).toBe("data");
  lock.release();
  await emptyDataFolder(folder);
  expect(existsSync(join(folder, "tables.sqlite"))).toBe(false);
});

test("a killed holder whose process id is still there, as that of a zombie is, keeps nobody out", async () => {
  const killed = await holderWhoseParentDoesNotReap(folder);

  const lock = await lockDepartment(folder);

  expect(await readFile(join(folder, "department.pid"), "utf8")).toContain(`"pid":${process.pid}`);
  lock.release();
  killed.end();
});

test("a process id that another program has got meanwhile keeps nobody out", async () => {
  const holder = { pid: process.ppid, url: "http://127.0.0.1:4000", children: [] };
  await writeFile(join(folder, "department.pid"), JSON.stringify(holder));

  (await lockDepartment(folder)).release();
});

test("of many that start at once after a kill, one gets the folder", async () => {
  await writeFile(join(folder, "department.pid"), JSON.stringify({ pid: 2 ** 22, children: [] }));

  const starts = await Promise.allSettled(
    Array.from({ length: 8 }, () => lockDepartment(folder, 300)),
  );

  const got = starts.flatMap((start) => (start.status === "fulfilled" ? start.value : []));
  expect(got).toHaveLength(1);
  for (const lock of got) lock.release();
});

/** A shell that never asks how its child ended, so that the child stays in the list of processes. */
async function holderWhoseParentDoesNotReap(directory: string) {
  const program = `
    const { lockDepartment } = await import(${JSON.stringify(join(import.meta.dirname, "../../local/department-lock.ts"))});
    await lockDepartment(${JSON.stringify(directory)});
    process.kill(process.pid, "SIGKILL");`;
  const parent = spawn(
    "/bin/sh",
    ["-c", '"$0" --input-type=module -e "$1" & echo $!; exec sleep 60', process.execPath, program],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [pid] = await once(parent.stdout, "data");
  await expect
    .poll(() => readFile(`/proc/${Number(pid)}/stat`, "utf8").catch(() => "Z"))
    .toContain("Z");
  return { end: () => parent.kill("SIGKILL") };
}
