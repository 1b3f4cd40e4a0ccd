import { statSync } from "node:fs";
import { join } from "node:path";
import { CloudAssembly } from "aws-cdk-lib/cx-api";
import { bundleFunctions } from "../../infra/bundle.ts";
import { deployedIn } from "../../infra/checks/deployed.ts";
import { importTime } from "../../infra/checks/import-time.ts";
import { buildYardstick } from "../../infra/checks/yardstick.ts";
import { atMost, type Figure } from "../figure.ts";
import type { Measurement } from "../measurement.ts";

const MOST_KILOBYTES = 700;
const MOST_MILLISECONDS = 100;

/** What a cold start has to load: the size of each function's bundle and the time to import it. */
export const bundles: Measurement = {
  name: "bundles",
  async run({ folder, assembly }) {
    const built = await bundleFunctions(join(folder, "bundled"));
    const { functions } = deployedIn(new CloudAssembly((await assembly()).folder), "dev");
    const yardstick = await buildYardstick(folder);
    const figures: Figure[] = [];
    for (const { name, environment } of functions) {
      const file = join(built.folder(name), "index.mjs");
      const isBrowser = name === "browser";
      figures.push({
        name: `${name}, size`,
        value: statSync(file).size / 1000,
        unit: "kB",
        ...(!isBrowser && { goal: atMost(MOST_KILOBYTES) }),
      });
      // Its start is that of the browser, which is no part of the bundle.
      if (isBrowser) continue;
      figures.push({
        name: `${name}, import`,
        value: await importTime({
          file,
          environment,
          yardstick,
          budgetMilliseconds: MOST_MILLISECONDS,
        }),
        unit: "ms",
        goal: atMost(MOST_MILLISECONDS),
      });
    }
    return figures;
  },
};
