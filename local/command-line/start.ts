import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Job } from "#shared/domain/jobs/job.ts";
import { type ApiClient, apiClient } from "./api-client.ts";
import { followJob, saveFile } from "./follow-job.ts";
import { funnelOf, funnelText } from "./funnel.ts";
import { hasKeys, startLaptop, UsageProblem } from "./laptop.ts";

const project = join(import.meta.dirname, "..", "..");

export const startUsage = `npm start -- [--port 4000] [--data .local] [--world examples/world|DIR|none]`;

/** Runs the department until the signal; on an empty store it first does the main job on the examples. */
export async function start(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "4000" },
      data: { type: "string", default: ".local" },
      world: { type: "string" },
    },
  });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const dataDirectory = resolve(values.data);
  const world = worldOf(values.world);

  say(`Starting the department with ${world ? `the world in ${world}` : "the real network"} …`);
  const laptop = await startLaptop({ dataDirectory, port: portOf(values.port), world, say });
  try {
    const api = apiClient(laptop.url);
    const job = await currentJob(api);
    const ended = await followJob(api, job.id, process.stdout, signal);
    await tellResult(api, ended, dataDirectory, say);
    say("");
    say(`The department runs at ${laptop.url}`);
    say(`  API reference   ${laptop.url}/api/v1/docs`);
    say(`  jobs            ${laptop.url}/api/v1/jobs`);
    say(`  leads           ${laptop.url}/api/v1/leads?status=ready`);
    say("Ctrl-C stops it; the next start goes on from here.");
    await untilAborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    say("Stopping …");
    await laptop.close();
  }
  return 0;
}

/** The unfinished job, else the newest, else a new one on the examples. */
async function currentJob(api: ApiClient): Promise<Job> {
  const jobs = await api.jobs();
  const unfinished = jobs.find(({ endedAt }) => endedAt === undefined);
  if (unfinished) return unfinished;
  const [newest] = jobs;
  return newest ?? api.startJob(join(project, "examples", "leads.csv"), { key: "first-start" });
}

async function tellResult(
  api: ApiClient,
  job: Job,
  dataDirectory: string,
  say: (line: string) => void,
): Promise<void> {
  if (job.status === "refused") {
    say(`${job.fileName} was refused: ${job.refusal}`);
    return;
  }
  const name = job.fileName.replace(/\.[^.]*$/, "");
  const enriched = join(dataDirectory, "results", `${name}-enriched.csv`);
  await saveFile(api, job.id, "results", enriched);
  await saveFile(api, job.id, "errors", join(dataDirectory, "results", `${name}-errors.csv`));
  say("");
  say(funnelText(job, await funnelOf(enriched)));
  say("");
  say(`The enriched CSV is ${enriched}`);
}

function worldOf(given: string | undefined): string | undefined {
  if (given === "none") return undefined;
  if (given !== undefined) return resolve(given);
  return hasKeys(process.env) ? undefined : join(project, "examples", "world");
}

export function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageProblem(`--port must be a number up to 65535, not ${text}`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    // A listener alone does not keep the process alive; the servers do.
    signal.addEventListener("abort", () => done(), { once: true });
  });
}
