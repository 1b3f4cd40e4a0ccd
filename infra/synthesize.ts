import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import * as z from "zod";
import { acknowledgeFindings } from "./acknowledgements.ts";
import type { Bundles } from "./bundle.ts";
import { Department, type DepartmentProps } from "./department.ts";
import type { StageSettings } from "./stages.ts";

export type SynthesisOptions = {
  readonly stages: readonly StageSettings[];
  readonly bundles: Bundles;
  readonly chromium: DepartmentProps["chromium"];
  /** By the checks of CDK and of cdk-nag: a finding without a reason fails the synthesis. */
  readonly isChecked: boolean;
  /** Without it, the folder the CDK command line asks for. */
  readonly outputFolder?: string;
};

/** Writes the cloud assembly of the stages. */
export async function synthesize(options: SynthesisOptions): Promise<CloudAssembly> {
  const { stages, bundles, chromium, isChecked, outputFolder } = options;
  const app = new App({
    context: featureFlags(),
    ...(outputFolder !== undefined && { outdir: outputFolder }),
  });
  for (const stage of stages) {
    acknowledgeFindings(new Department(app, { stage, bundles, chromium }));
  }
  if (isChecked) {
    // Loaded only here: its rules cost the start of the laptop, which is not checked, a sixth of a second.
    const { addTemplateChecks } = await import("./template-checks.ts");
    addTemplateChecks(app);
  }
  return app.synth();
}

const CommandLineSettings = z.object({ context: z.record(z.string(), z.unknown()) });

/** The CDK command line reads these itself; without it (laptop, tests) the template must be the same. */
function featureFlags(): Record<string, unknown> {
  const file = join(import.meta.dirname, "..", "cdk.json");
  return CommandLineSettings.parse(JSON.parse(readFileSync(file, "utf8"))).context;
}
