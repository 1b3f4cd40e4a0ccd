import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeWorkshop } from "../infra/workshop.ts";

/** What the measurements of one run share. */
export type Workshop = {
  /** Gone when the run has ended, also by Ctrl-C. */
  readonly folder: string;
  /** The synthesized app, built once for the run, so that edits meanwhile change nothing. */
  readonly assembly: () => Promise<BuiltAssembly>;
};

type BuiltAssembly = { readonly folder: string; readonly seconds: number };

export function openWorkshop(): Workshop {
  const folder = makeWorkshop();
  let built: Promise<BuiltAssembly> | undefined;
  return {
    folder,
    assembly() {
      built ??= build(join(folder, "assembly"));
      return built;
    },
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
