import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { stages } from "./stages.ts";

const [name, ...options] = process.argv.slice(2);
const stage = stages.find((known) => known.name === name);

if (stage) {
  const commandLine = createRequire(import.meta.url).resolve("aws-cdk/bin/cdk");
  const { status } = spawnSync(
    process.execPath,
    [
      commandLine,
      "deploy",
      `${stage.name}/*`,
      // A person looks at wider rights before real customers' data is behind them; elsewhere nobody need wait.
      ...["--require-approval", stage.isRetained ? "broadening" : "never"],
      ...["--outputs-file", `cdk.out/outputs.${stage.name}.json`],
      ...["--progress", "events"],
      ...options,
    ],
    { stdio: "inherit", env: { ...process.env, DEPARTMENT_STAGE: stage.name } },
  );
  process.exitCode = status ?? 1;
} else {
  const known = stages.map((each) => each.name).join("|");
  const problem = name === undefined ? "No stage was named." : `There is no stage "${name}".`;
  process.stderr.write(`${problem}\nnpm run deploy -- ${known} [options of cdk deploy]\n`);
  process.exitCode = 2;
}
