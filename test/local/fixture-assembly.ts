import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

type Resources = Readonly<Record<string, { Type: string; Properties?: object }>>;

export type FixtureStack = {
  readonly resources: Resources;
  readonly outputs?: object;
  /** Source of `index.mjs` by the name that the function's Code.S3Key has before `.zip`. */
  readonly code?: Readonly<Record<string, string>>;
};

export type Workplace = {
  readonly directory: string;
  readonly data: string;
  readonly assembly: string;
  readonly remove: () => Promise<void>;
};

/** A folder with a small cloud assembly in it, in the layout that CDK writes for one stage. */
export async function aWorkplace(
  stacks: Readonly<Record<string, FixtureStack>>,
): Promise<Workplace> {
  const directory = await mkdtemp(join(tmpdir(), "department-"));
  const assembly = join(directory, "assembly");
  const stage = join(assembly, "assembly-dev");
  await mkdir(stage, { recursive: true });
  // So that the code of functions finds the AWS SDK.
  await symlink(resolve("node_modules"), join(directory, "node_modules"));
  await writeJson(join(assembly, "manifest.json"), {
    artifacts: {
      "assembly-dev": {
        type: "cdk:cloud-assembly",
        properties: { directoryName: "assembly-dev" },
      },
    },
  });
  await writeJson(join(stage, "manifest.json"), {
    artifacts: Object.fromEntries(
      Object.keys(stacks).flatMap((name) => [
        [
          `${name}.assets`,
          { type: "cdk:asset-manifest", properties: { file: `${name}.assets.json` } },
        ],
        [
          name,
          {
            type: "aws:cloudformation:stack",
            properties: { templateFile: `${name}.template.json`, stackName: `dev-${name}` },
          },
        ],
      ]),
    ),
  });
  for (const [name, stack] of Object.entries(stacks))
    await writeStack(assembly, stage, name, stack);
  return {
    directory,
    assembly,
    data: join(directory, "data"),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function writeStack(
  assembly: string,
  stage: string,
  name: string,
  { resources, outputs = {}, code = {} }: FixtureStack,
): Promise<void> {
  await writeJson(join(stage, `${name}.template.json`), {
    Resources: resources,
    Outputs: outputs,
  });
  const files = Object.keys(code).map((hash) => [
    hash,
    {
      source: { path: `../asset.${hash}`, packaging: "zip" },
      destinations: { here: { objectKey: `${hash}.zip` } },
    },
  ]);
  await writeJson(join(stage, `${name}.assets.json`), { files: Object.fromEntries(files) });
  for (const [hash, source] of Object.entries(code)) {
    await mkdir(join(assembly, `asset.${hash}`), { recursive: true });
    await writeFile(join(assembly, `asset.${hash}`, "index.mjs"), source);
  }
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, JSON.stringify(value));
}
