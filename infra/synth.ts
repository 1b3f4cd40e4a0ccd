import { join } from "node:path";
import { type Bundles, bundleFunctions } from "./bundle.ts";
import { bundleBytes, kilobytes, sizeFindings } from "./checks/bundle-size.ts";
import { type DeployedFunction, deployedIn } from "./checks/deployed.ts";
import { flowFindings } from "./checks/flow-findings.ts";
import { importTime } from "./checks/import-time.ts";
import { buildYardstick } from "./checks/yardstick.ts";
import { chromiumLayer } from "./chromium-layer.ts";
import { stages } from "./stages.ts";
import { synthesize } from "./synthesize.ts";
import { makeWorkshop } from "./workshop.ts";

/** Somebody may wait for a cold start: with the limit of its size it stays under half a second on Lambda. */
const MAX_IMPORT_MILLISECONDS = 100;

const workshop = makeWorkshop();
const bundles = await bundleFunctions(workshop);
const assembly = await synthesize({
  stages,
  bundles,
  chromium: chromiumLayer(workshop),
  isChecked: true,
  outputFolder: join(import.meta.dirname, "..", "cdk.out"),
});
const deployed = stages.map(({ name }) => deployedIn(assembly, name));
const problems = [
  ...sizeFindings(bundles),
  ...deployed.flatMap(({ flows }) => flows.flatMap(flowFindings)),
];
say(`Templates of ${stages.map(({ name }) => name).join(", ")} written to ${assembly.directory}`);

const yardstick = await buildYardstick(workshop);

// The stages differ in no variable that is read while a module loads.
for (const one of deployed[0]?.functions ?? []) problems.push(...(await measured(one, bundles)));
if (problems.length > 0) {
  throw new Error(`The department is not fit to deploy:\n${problems.join("\n")}`);
}

async function measured(
  { name, environment }: DeployedFunction,
  bundles: Bundles,
): Promise<readonly string[]> {
  const size = `${name.padEnd(22)} ${kilobytes(bundleBytes(bundles, name)).padStart(8)}`;
  if (name === "browser") {
    say(`${size}      -     its start is that of the browser`);
    return [];
  }
  const took = await importTime({
    file: join(bundles.folder(name), "index.mjs"),
    environment,
    yardstick,
    budgetMilliseconds: MAX_IMPORT_MILLISECONDS,
  });
  say(`${size}  ${took.toFixed(0).padStart(5)} ms`);
  if (took <= MAX_IMPORT_MILLISECONDS) return [];
  return [
    `${name} takes ${took.toFixed(0)} ms to import; the limit is ${MAX_IMPORT_MILLISECONDS} ms`,
  ];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
