import { bundleFunctions } from "./bundle.ts";
import { sizeFindings } from "./checks/bundle-size.ts";
import { chromiumLayer } from "./chromium-layer.ts";
import { stages } from "./stages.ts";
import { synthesize } from "./synthesize.ts";
import { makeWorkshop } from "./workshop.ts";

const wanted = process.env["DEPARTMENT_STAGE"];
const isChecked = process.env["CDK_VALIDATION"] !== "false";

const workshop = makeWorkshop();
const bundles = await bundleFunctions(workshop);
const problems = isChecked ? sizeFindings(bundles) : [];
if (problems.length > 0) throw new Error(problems.join("\n"));

await synthesize({
  stages: stages.filter(({ name }) => !wanted || name === wanted),
  bundles,
  chromium: chromiumLayer(workshop),
  isChecked,
});
