import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What the measurements of one run share. */
export type Workshop = {
  /** Gone when the run has ended. */
  readonly folder: string;
  /** The synthesized app, built once for the run, so that edits meanwhile change nothing. */
  readonly assembly: () => Promise<BuiltAssembly>;
  readonly close: () => Promise<void>;
};

export type BuiltAssembly = { readonly folder: string; readonly seconds: number };

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), "department-bench-"));
  let built: Promise<BuiltAssembly> | undefined;
  return {
    folder,
    assembly() {
      built ??= build(join(folder, "assembly"));
      return built;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** As local/assembly/build-assembly.ts does it, without looking for an earlier build. */
async function build(folder: string): Promise<BuiltAssembly> {
  const started = performance.now();
  const program = join(import.meta.dirname, "..", "infra", "main.ts");
  await promisify(execFile)(process.execPath, [program], {
    maxBuffer: 67_108_864,
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_VALIDATION: "false",
      DEPARTMENT_STAGE: "dev",
    },
  });
  return { folder, seconds: (performance.now() - started) / 1000 };
}
