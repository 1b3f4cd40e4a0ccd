import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { access, glob, mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** Gives the folder of the synthesized app, made anew only when a source of it has changed. */
export async function buildAssembly(
  project: string = join(import.meta.dirname, "../.."),
  beforeBuild: () => void = () => undefined,
): Promise<string> {
  const builds = join(project, ".local", "assembly");
  const hash = await hashOfSources(project);
  const assembly = join(builds, hash);
  if (await exists(join(assembly, "manifest.json"))) {
    await utimes(assembly, new Date(), new Date());
    return assembly;
  }

  beforeBuild();
  // Built aside and renamed, so that a build that was cut off is never taken for a whole one.
  const unfinished = join(builds, `${hash}.${process.pid}.unfinished`);
  await mkdir(builds, { recursive: true });
  await synthesize(project, unfinished);
  await rename(unfinished, assembly).catch(async (error: unknown) => {
    // Another process was faster with the same build.
    if (!(await exists(join(assembly, "manifest.json")))) throw error;
  });
  await utimes(assembly, new Date(), new Date());
  await removeOldBuilds(builds);
  return assembly;
}

const SOURCES = ["{infra,functions,shared}/**/*", "cdk.json", "package.json", "package-lock.json"];

async function hashOfSources(project: string): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: project, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  }
  const digests = await Promise.all(
    files.toSorted().map(async (file) => {
      const digest = createHash("sha256")
        .update(await readFile(file))
        .digest("hex");
      return `${file.slice(project.length)} ${digest}`;
    }),
  );
  return createHash("sha256").update(digests.join("\n")).digest("hex").slice(0, 16);
}

async function synthesize(project: string, outputFolder: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(project, "infra", "main.ts")], {
      cwd: project,
      maxBuffer: 67_108_864,
      env: {
        ...process.env,
        CDK_OUTDIR: outputFolder,
        // The checks of the template are for who deploys it, and take longer than the build.
        CDK_VALIDATION: "false",
        DEPARTMENT_STAGE: "dev",
      },
    });
  } catch (cause) {
    await rm(outputFolder, { recursive: true, force: true });
    throw new Error(`infra/main.ts could not be synthesized. ${cause}`, { cause });
  }
}

// A department that runs loads its functions from its build, also after a newer one was made.
const KEPT_BUILDS = 3;

// Other processes build and start at the same time: what they have just made or are making is theirs.
const IN_USE_MILLISECONDS = 5 * 60_000;

async function removeOldBuilds(builds: string): Promise<void> {
  const folders = await Promise.all(
    (await readdir(builds)).map(async (name) => {
      const folder = join(builds, name);
      // Renamed or removed by another process since it was listed.
      const usedAt = await stat(folder).then(
        ({ mtimeMs }) => mtimeMs,
        () => Date.now(),
      );
      return { folder, usedAt };
    }),
  );
  const old = folders
    .toSorted((one, other) => other.usedAt - one.usedAt)
    .slice(KEPT_BUILDS)
    .filter(({ usedAt }) => Date.now() - usedAt > IN_USE_MILLISECONDS);
  await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true })));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
