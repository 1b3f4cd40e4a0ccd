import { join } from "node:path";
import { bundleFunctions } from "./bundle.ts";
import { measureBundles, overBudget } from "./checks/bundle-budget.ts";
import { checkFlows } from "./checks/check-flows.ts";
import { chromiumLayer } from "./chromium-layer.ts";
import { stages } from "./stages.ts";
import { synthesize } from "./synthesize.ts";
import { makeWorkshop } from "./workshop.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const workshop = makeWorkshop();

const bundles = await bundleFunctions(workshop);
const assembly = synthesize({
  stages,
  bundles,
  chromium: chromiumLayer(workshop),
  isChecked: true,
  outputFolder: join(import.meta.dirname, "..", "cdk.out"),
});
say(`Synthesized ${stages.map(({ name }) => name).join(", ")} into ${assembly}`);
