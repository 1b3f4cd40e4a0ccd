import { join } from "node:path";
import { firms } from "../../local/simulation/world/firms.ts";
import { firmsCsv, writeWorld } from "../../local/simulation/world/write-world.ts";
import { startWorld } from "../../local/world.ts";
import { postCsv, untilEnded } from "../api.ts";
import { type ApiTimes, openApiLoad, timesOf } from "../api-load.ts";
import { startDepartmentProcess } from "../department-process.ts";
import { atLeast, atMost, type Figure } from "../figure.ts";
import type { Measurement } from "../measurement.ts";
import { percentile } from "../statistics.ts";

const JOBS = 10;
const ROWS = 100;
const REQUESTS_PER_SECOND = 20;

/** Ten jobs of a hundred rows at once, and how the API answers meanwhile and when nothing else happens. */
export const jobsAtOnce: Measurement = {
  name: "jobs",
  async run({ folder, assembly }) {
    await using opened = new AsyncDisposableStack();
    const all = firms(JOBS * ROWS);
    const world = await startWorld({
      directory: await writeWorld(join(folder, "jobs-world"), all),
    });
    opened.defer(() => world.close());
    const { url, close } = await startDepartmentProcess({
      assembly: (await assembly()).folder,
      dataDirectory: join(folder, "jobs"),
      worldUrl: world.url,
    });
    opened.defer(close);

    const first = await postCsv(url, "/api/v1/jobs", firmsCsv(firms(4)));
    await untilEnded(url, first.id);
    await timesOf(url, first.id, { perSecond: REQUESTS_PER_SECOND, seconds: 2 });
    const idle = await timesOf(url, first.id, { perSecond: REQUESTS_PER_SECOND, seconds: 10 });

    const started = performance.now();
    const jobs = await Promise.all(
      Array.from({ length: JOBS }, (_, index) =>
        postCsv(url, "/api/v1/jobs", firmsCsv(all.slice(index * ROWS, (index + 1) * ROWS))),
      ),
    );
    const load = openApiLoad(url, jobs[0]?.id ?? "", REQUESTS_PER_SECOND);
    const ended = await Promise.all(jobs.map(({ id }) => untilEnded(url, id)));
    const seconds = (performance.now() - started) / 1000;
    const busy = await load.close();

    const rows = ended.filter(({ status }) => status === "done").map((job) => job.ended);
    return [
      ...apiFigures("idle", idle),
      {
        name: `rows ended of ${JOBS} jobs of ${ROWS}`,
        value: rows.reduce((sum, count) => sum + count, 0),
        unit: "leads",
        goal: atLeast(JOBS * ROWS),
        note: `in ${seconds.toFixed(0)} s`,
      },
      ...apiFigures("under these jobs", busy),
    ];
  },
};

function apiFigures(when: string, { milliseconds, failures }: ApiTimes): readonly Figure[] {
  const note = `${milliseconds.length} requests, ${REQUESTS_PER_SECOND} a second: read a job, list leads, create a lead`;
  return [
    { name: `API p50, ${when}`, value: percentile(milliseconds, 50), unit: "ms", note },
    {
      name: `API p99, ${when}`,
      value: percentile(milliseconds, 99),
      unit: "ms",
      goal: atMost(500),
    },
    { name: `API requests refused, ${when}`, value: failures, unit: "requests", goal: atMost(0) },
  ];
}
