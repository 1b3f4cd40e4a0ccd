import { join } from "node:path";
import { firms } from "../../local/simulation/world/firms.ts";
import { firmsCsv, writeWorld } from "../../local/simulation/world/write-world.ts";
import { startWorld } from "../../local/world.ts";
import { postCsv, untilEnded } from "../api.ts";
import { startDepartmentProcess } from "../department-process.ts";
import { atMost, type Figure } from "../figure.ts";
import type { Measurement } from "../measurement.ts";
import { agentMilliseconds } from "../recorded-executions.ts";
import { percentile } from "../statistics.ts";
import type { Workshop } from "../workshop.ts";

const WARM_UP = 24;
const LEADS = 200;

/** Whole pipelines on the laptop: rules for models, small sites on loopback for the internet. */
export const pipeline: Measurement = {
  name: "pipeline",
  async run(workshop) {
    const dataDirectory = join(workshop.folder, "pipeline");
    const figures = await throughput(workshop, dataDirectory);
    return [...figures, ...(await latencies(dataDirectory))];
  },
};

async function throughput(
  { folder, assembly }: Workshop,
  dataDirectory: string,
): Promise<readonly Figure[]> {
  await using opened = new AsyncDisposableStack();
  const all = firms(WARM_UP + LEADS);
  const world = await startWorld({
    directory: await writeWorld(join(folder, "pipeline-world"), all),
  });
  opened.defer(() => world.close());
  const department = await startDepartmentProcess({
    assembly: (await assembly()).folder,
    dataDirectory,
    worldUrl: world.url,
  });
  opened.defer(department.close);
  const work = async (rows: string) =>
    untilEnded(department.url, (await postCsv(department.url, "/api/v1/jobs", rows)).id);

  await work(firmsCsv(all.slice(0, WARM_UP)));
  const before = await department.usage();
  const started = performance.now();
  const { outcomes } = await work(firmsCsv(all.slice(WARM_UP)));
  const seconds = (performance.now() - started) / 1000;
  const after = await department.usage();
  const perLead = (now = 0, then = 0) => ((now - then) / LEADS) * 1000;

  return [
    {
      name: "leads through the pipeline",
      value: LEADS / seconds,
      unit: "leads/s",
      note: `${LEADS} rows: ${outcomes.ready} ready, ${outcomes.parked} parked, ${outcomes.failed} failed`,
    },
    {
      name: "processor time per lead, functions and emulators",
      value: perLead(after.department.cpuSeconds, before.department.cpuSeconds),
      unit: "ms",
    },
    {
      name: "processor time per lead, database",
      value: perLead(after.database?.cpuSeconds, before.database?.cpuSeconds),
      unit: "ms",
    },
  ];
}

const targets = [
  { agent: "qualification", seconds: 1 },
  { agent: "enrichment", seconds: 3 },
  { agent: "growth-analysis", seconds: 5 },
  { agent: "marketing", seconds: 4 },
] as const;

async function latencies(dataDirectory: string): Promise<readonly Figure[]> {
  const perLead = await agentMilliseconds(dataDirectory);
  return targets.flatMap(({ agent, seconds }) => {
    const times = perLead.get(agent) ?? [];
    const note = `${times.length} leads, 8 at a time; all runs of the agent for a lead`;
    return [
      { name: `${agent} per lead, p50`, value: percentile(times, 50), unit: "ms" as const },
      {
        name: `${agent} per lead, p95`,
        value: percentile(times, 95),
        unit: "ms" as const,
        goal: atMost(seconds * 1000),
        note,
      },
    ];
  });
}
