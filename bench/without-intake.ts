import { cp, glob, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** The same assembly, except that nothing reads the intake queue: rows are imported and wait. */
export async function withoutIntake(assembly: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(assembly)) {
    if (name.startsWith("assembly-")) {
      await cp(join(assembly, name), join(folder, name), { recursive: true });
    } else {
      await symlink(join(assembly, name), join(folder, name));
    }
  }
  let changed = 0;
  for await (const file of glob("assembly-*/*.template.json", { cwd: folder })) {
    changed += await closeIntake(join(folder, file));
  }
  if (changed !== 1) throw new Error(`${changed} event sources of the intake in ${assembly}`);
  return folder;
}

const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.looseObject({}).optional() }),
  ),
});

async function closeIntake(file: string): Promise<number> {
  const template = Template.parse(JSON.parse(await readFile(file, "utf8")));
  const sources = Object.entries(template.Resources).filter(
    ([id, { Type }]) => Type === "AWS::Lambda::EventSourceMapping" && id.startsWith("intake"),
  );
  for (const [, source] of sources) source.Properties = { ...source.Properties, Enabled: false };
  if (sources.length > 0) await writeFile(file, JSON.stringify(template));
  return sources.length;
}
