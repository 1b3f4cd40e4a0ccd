import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageProblem } from "../../../local/command-line/usage-problem.ts";
import { DepartmentAlreadyRunning, lockDepartment } from "../../../local/department-lock.ts";
import { openSimulationFolder } from "../../../local/simulation/simulation-folder.ts";

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "simulation-folder-"));
  folder = join(parent, "simulation");
});

afterEach(() => rm(parent, { recursive: true, force: true }));

test("a simulation begins with an empty department, and again with an empty one", async () => {
  const first = await openSimulationFolder(folder);
  const tables = join(first.department, "tables.sqlite");
  await writeFile(tables, "days");
  first[Symbol.dispose]();

  using second = await openSimulationFolder(folder);
  expect(second.department).toBe(first.department);
  expect(existsSync(tables)).toBe(false);
});

test("a second simulation takes nothing from the one under way", async () => {
  using first = await openSimulationFolder(folder);
  const tables = join(first.department, "tables.sqlite");
  await writeFile(tables, "days");

  await expect(openSimulationFolder(folder)).rejects.toBeInstanceOf(DepartmentAlreadyRunning);
  expect(existsSync(tables)).toBe(true);
});

test("a department that somebody looks at keeps its data", async () => {
  const first = await openSimulationFolder(folder);
  const tables = join(first.department, "tables.sqlite");
  await writeFile(tables, "days");
  first[Symbol.dispose]();
  const looking = await lockDepartment(first.department);

  await expect(openSimulationFolder(folder)).rejects.toBeInstanceOf(DepartmentAlreadyRunning);
  expect(existsSync(tables)).toBe(true);
  looking.release();
});

test("a folder with other things in it is refused and left as it was", async () => {
  await writeFile(join(parent, "thesis.txt"), "years of work");

  await expect(openSimulationFolder(parent)).rejects.toBeInstanceOf(UsageProblem);
  expect(existsSync(join(parent, ".simulation"))).toBe(false);
});
