import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildAssembly } from "../../local/assembly/build-assembly.ts";

let project: string;

// Counts the builds, and writes what makes an assembly one.
const main = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
appendFileSync("builds.log", process.env.DEPARTMENT_STAGE + "\\n");
mkdirSync(process.env.CDK_OUTDIR);
writeFileSync(process.env.CDK_OUTDIR + "/manifest.json", "{}");`;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "project-"));
  await mkdir(join(project, "infra"));
  await mkdir(join(project, "functions/api"), { recursive: true });
  await writeFile(join(project, "package.json"), '{"type":"module"}');
  await writeFile(join(project, "infra/main.ts"), main);
  await writeFile(join(project, "functions/api/api.ts"), "export const version = 1;");
});

afterEach(() => rm(project, { recursive: true }));

async function builds(): Promise<number> {
  return (await readFile(join(project, "builds.log"), "utf8")).trim().split("\n").length;
}

test("the app is built once for the same sources and again for changed ones", async () => {
  const first = await buildAssembly(project);
  expect(await buildAssembly(project)).toBe(first);
  expect(await builds()).toBe(1);

  await writeFile(join(project, "functions/api/api.ts"), "export const version = 2;");
  expect(await buildAssembly(project)).not.toBe(first);
  expect(await builds()).toBe(2);
});

test("old builds are removed, but not those just used", async () => {
  const hourAgo = new Date(Date.now() - 3_600_000);
  const assemblies: string[] = [];
  for (let version = 0; version < 5; version += 1) {
    await writeFile(join(project, "functions/api/api.ts"), `export const version = ${version};`);
    const assembly = await buildAssembly(project);
    assemblies.push(assembly);
    // The first is used all along; those after it lie there.
    if (version > 0) await utimes(assembly, hourAgo, hourAgo);
  }

  const kept = await readdir(join(project, ".local/assembly"));
  expect(kept).toHaveLength(3);
  expect(kept).toContain(basename(assemblies[0] ?? ""));
  expect(kept).toContain(basename(assemblies[4] ?? ""));
});

test("a build that another process may be about to start from is left alone", async () => {
  const assemblies = new Set<string>();
  for (let version = 0; version < 5; version += 1) {
    await writeFile(join(project, "functions/api/api.ts"), `export const version = ${version};`);
    assemblies.add(basename(await buildAssembly(project)));
  }

  expect(new Set(await readdir(join(project, ".local/assembly")))).toEqual(assemblies);
});

test("a build that fails tells why and leaves nothing behind", async () => {
  await writeFile(join(project, "infra/main.ts"), `${main}\nthrow new Error("no such table");`);

  await expect(buildAssembly(project)).rejects.toThrow("no such table");
  expect(await readdir(join(project, ".local/assembly"))).toEqual([]);
});
