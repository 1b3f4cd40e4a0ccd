import { parseArgs } from "node:util";
import type { Measurement } from "./measurement.ts";
import { agentCpu } from "./measurements/agent-cpu.ts";
import { bundles } from "./measurements/bundles.ts";
import { importedFile } from "./measurements/imported-file.ts";
import { jobsAtOnce } from "./measurements/jobs-at-once.ts";
import { memory } from "./measurements/memory.ts";
import { pipeline } from "./measurements/pipeline.ts";
import { startUp } from "./measurements/start-up.ts";
import { store } from "./measurements/store.ts";
import { type Measured, readLastLong, writeResults } from "./results.ts";
import { asText } from "./table.ts";
import { openWorkshop } from "./workshop.ts";

const measurements: readonly Measurement[] = [
  importedFile,
  store,
  agentCpu,
  pipeline,
  jobsAtOnce,
  bundles,
  startUp,
  memory,
];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    full: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

const only = values.only?.split(",");
const unknown = (only ?? []).filter((name) => !measurements.some((one) => one.name === name));
if (unknown.length > 0) {
  const names = measurements.map(({ name }) => name).join(", ");
  process.stderr.write(`No measurement is called ${unknown.join(", ")}; there are ${names}\n`);
  process.exit(1);
}

const earlier = await readLastLong();
const workshop = openWorkshop();
const measured: Measured[] = [];
for (const one of measurements) {
  if (only && !only.includes(one.name)) continue;
  const last = earlier.find(({ measurement }) => measurement === one.name);
  if (one.isLong && !values.full && !only) {
    if (last) measured.push(last);
    continue;
  }
  process.stderr.write(`measuring ${one.name} …\n`);
  try {
    const figures = await one.run(workshop);
    measured.push({ measurement: one.name, at: new Date().toISOString(), figures });
  } catch (error) {
    // One that fails must not cost the others, which took minutes.
    process.stderr.write(`${one.name} failed: ${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}

const isWhole = only === undefined && process.exitCode === undefined;
const long = measurements.filter(({ isLong }) => isLong).map(({ name }) => name);
const report = await writeResults(measured, { isWhole, long });
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asText(report)}\n`);
