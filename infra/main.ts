import { bundleFunctions } from "./bundle.ts";
import { chromiumLayer } from "./chromium-layer.ts";
import { stages } from "./stages.ts";
import { synthesize } from "./synthesize.ts";
import { makeWorkshop } from "./workshop.ts";

const wanted = process.env["DEPARTMENT_STAGE"];
const workshop = makeWorkshop();

synthesize({
  stages: stages.filter(({ name }) => !wanted || name === wanted),
  bundles: await bundleFunctions(workshop),
  chromium: chromiumLayer(workshop),
  isChecked: process.env["CDK_VALIDATION"] !== "false",
});
