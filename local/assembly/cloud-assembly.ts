import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod";

export type Stack = {
  readonly name: string;
  readonly template: Template;
  /** Folders of the stack's assets by the object key that the template gives for them. */
  readonly assets: ReadonlyMap<string, string>;
};

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;

const Template = z.object({
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z
    .record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }),
    )
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
});
type Template = z.infer<typeof Template>;

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

const StackProperties = z.object({ templateFile: z.string(), stackName: z.string().optional() });

const AssetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** Reads every stack of a synthesized CDK app, also those inside stages. */
export async function readCloudAssembly(directory: string): Promise<readonly Stack[]> {
  const { artifacts } = await readJson(join(directory, "manifest.json"), Manifest);
  const assets = await readAssets(directory, artifacts);
  const stacks = await Promise.all(
    Object.entries(artifacts).map(async ([id, { type, properties }]) => {
      if (type === "cdk:cloud-assembly") {
        const { directoryName } = z.object({ directoryName: z.string() }).parse(properties);
        return readCloudAssembly(join(directory, directoryName));
      }
      if (type !== "aws:cloudformation:stack") return [];
      const { templateFile, stackName = id } = StackProperties.parse(properties);
      const template = await readJson(join(directory, templateFile), Template);
      return [{ name: stackName, template, assets }];
    }),
  );
  return stacks.flat();
}

async function readAssets(
  directory: string,
  artifacts: z.infer<typeof Manifest>["artifacts"],
): Promise<ReadonlyMap<string, string>> {
  const manifests = Object.values(artifacts)
    .filter(({ type }) => type === "cdk:asset-manifest")
    .map(({ properties }) => z.object({ file: z.string() }).parse(properties).file);
  const assets = await Promise.all(
    manifests.map((file) => readJson(join(directory, file), AssetManifest)),
  );
  return new Map(
    assets
      .flatMap(({ files }) => Object.values(files))
      .flatMap(({ source, destinations }) =>
        Object.values(destinations).map(
          ({ objectKey }) => [objectKey, resolve(directory, source.path)] as const,
        ),
      ),
  );
}

async function readJson<Shape>(file: string, schema: z.ZodType<Shape>): Promise<Shape> {
  const parsed = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not what CDK writes: ${z.prettifyError(parsed.error)}`, {
    cause: parsed.error,
  });
}
