import { existsSync } from "node:fs";
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import { AwsSolutionsWithReasons, acknowledgeFindings } from "./acknowledgements.ts";
import { bundleFunctions } from "./bundle.ts";
import { chromiumLayer } from "./chromium-layer.ts";
import { Department } from "./department.ts";
import { stages } from "./stages.ts";

const t = performance.now();
const bundles = await bundleFunctions("/tmp/try");
console.log("bundle", performance.now() - t, bundles.names);
const chromium = chromiumLayer("/tmp/try");
const b2 = {
  names: bundles.names,
  folder: (n: string) =>
    existsSync(bundles.folder(n)) ? bundles.folder(n) : bundles.folder("jobs/intake"),
};
const app = new App({
  context: JSON.parse((await import("node:fs")).readFileSync("cdk.json", "utf8")).context,
});
const stage = stages[0];
if (!stage) throw 1;
acknowledgeFindings(new Department(app, { stage, bundles: b2, chromium }));
if (process.env["CDK_VALIDATION"] !== "false")
  Validations.of(app).addPlugins(new AwsSolutionsWithReasons(app), new ServerlessChecks(app));
app.synth();
console.log("total", performance.now() - t);
