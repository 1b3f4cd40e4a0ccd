import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod";
import { type StageSettings, stages } from "../../infra/stages.ts";
import { synthesize } from "../../infra/synthesize.ts";
import { inPlainText, type Outputs } from "./plain-template.ts";

export type Resource<Properties = unknown> = {
  /** Stack and logical id, as other resources refer to it: "dev-Data/Files8E6940B8". */
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
  readonly deletionPolicy: string | undefined;
};

export type DeployedDepartment = {
  readonly settings: StageSettings;
  readonly resources: readonly Resource[];
  /** The resources of one type; fails when one of them lacks what the schema asks for. */
  readonly all: <Properties>(
    type: string,
    schema: z.ZodType<Properties>,
  ) => readonly Resource<Properties>[];
  readonly stacks: readonly { readonly name: string; readonly isProtected: boolean }[];
};

const project = join(import.meta.dirname, "..", "..");

export const handlerNames: readonly string[] = globSync("functions/**/handler.ts", { cwd: project })
  .map((file) => dirname(file).slice("functions/".length))
  .toSorted();

/** What the deployment of a stage would make. The bundles are empty: nothing here looks into them. */
export async function deployedDepartment(
  name: StageSettings["name"],
  changed: (settings: StageSettings) => StageSettings = (settings) => settings,
): Promise<DeployedDepartment> {
  // The checks of `npm run synth` take seconds, and these tests ask other questions.
  process.env["CDK_VALIDATION"] = "false";
  const standard = stages.find((stage) => stage.name === name);
  if (!standard) throw new Error(`There is no stage ${name}`);
  const settings = changed(standard);
  const folder = mkdtempSync(join(tmpdir(), "department-test-"));
  try {
    const bundles = emptyBundles(folder);
    const assembly = await synthesize({
      stages: [settings],
      bundles,
      chromium: { folder: bundles.folder("browser"), version: "0.0.0" },
      isChecked: false,
      outputFolder: join(folder, "assembly"),
    });
    const stacks = assembly.getNestedAssembly(`assembly-${name}`).stacks.map((stack) => ({
      name: stack.stackName,
      isProtected: stack.terminationProtection ?? false,
      template: Template.parse(stack.template),
    }));
    const outputs: Outputs = new Map(stacks.map(({ name, template }) => [name, template.Outputs]));
    const resources = stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources).map(
        ([id, { Type, Properties, DeletionPolicy }]) => ({
          id: `${stack.name}/${id}`,
          type: Type,
          properties: inPlainText(Properties, stack.name, outputs),
          deletionPolicy: DeletionPolicy,
        }),
      ),
    );
    return {
      settings,
      resources,
      stacks,
      all: (type, schema) =>
        resources
          .filter((resource) => resource.type === type)
          .map((resource) => ({ ...resource, properties: schema.parse(resource.properties) })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.unknown().optional(),
      DeletionPolicy: z.string().optional(),
    }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

function emptyBundles(folder: string) {
  for (const name of handlerNames) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "index.mjs"), `// ${name}`);
  }
  return { names: handlerNames, folder: (name: string) => join(folder, name) };
}
