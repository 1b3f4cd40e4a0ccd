import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import { acknowledgeFindings } from "./acknowledgements.ts";
import { bundleFunctions } from "./bundle.ts";
import { chromiumLayer } from "./chromium-layer.ts";
import { Department } from "./department.ts";
import { stages } from "./stages.ts";

const workshop = mkdtempSync(join(tmpdir(), "department-"));
const bundles = await bundleFunctions(workshop);
const chromium = chromiumLayer(workshop);
const wanted = process.env["DEPARTMENT_STAGE"];

const app = new App();
for (const stage of stages.filter(({ name }) => !wanted || name === wanted)) {
  acknowledgeFindings(new Department(app, { stage, bundles, chromium }));
}
if (process.env["CDK_VALIDATION"] !== "false") {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
app.synth();
