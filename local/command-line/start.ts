import { join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Job } from "#shared/domain/jobs/job.ts";
import { runDemo } from "../demo/demo.ts";
import { openKeptClock } from "../demo/kept-clock.ts";
import { createSwitchNews } from "../demo/switch-news.ts";
import type { Department } from "../department.ts";
import { readStoredRecords } from "../records/stored-records.ts";
import { type ApiClient, apiClient } from "./api-client.ts";
import { dataFolderOf, makeDataFolder } from "./data-folder.ts";
import { followJob, saveFile } from "./follow-job.ts";
import { funnelOf, funnelText } from "./funnel.ts";
import { hasKeys } from "./keys.ts";
import { checkWorld, startLaptop, surroundings } from "./laptop.ts";
import { portOf } from "./port.ts";
import { problemsText, readProblems } from "./problems.ts";
import type { Terminal } from "./terminal.ts";

const project = join(import.meta.dirname, "..", "..");
const examples = join(project, "examples", "leads.csv");

export const startUsage = "npm start -- [--port 4000] [--data .local] [--world DIR|none]";

/** Runs the department until it is told to stop; on an empty store it first does the main job on the examples. */
export async function start(args: readonly string[], terminal: Terminal): Promise<number> {
  const order = readOrder(args);
  try {
    await run(order, terminal);
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
  }
  terminal.say("Stopped. The next npm start goes on from here.");
  return 0;
}

type Order = {
  readonly port: number;
  readonly dataDirectory: string;
  readonly world: string | undefined;
};

function readOrder(args: readonly string[]): Order {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "4000" },
      data: { type: "string", default: ".local" },
      world: { type: "string" },
    },
  });
  const world = worldOf(values.world);
  checkWorld(world);
  return { port: portOf(values.port), dataDirectory: dataFolderOf(values.data), world };
}

async function run({ port, dataDirectory, world }: Order, terminal: Terminal): Promise<void> {
  const { say, signal } = terminal;
  const startedAt = Date.now();
  makeDataFolder(dataDirectory);
  say(`Starting the department with ${surroundings(world)} …`);
  // In the real network time is nobody's to move.
  const clock = world ? openKeptClock(dataDirectory) : undefined;
  await using laptop = await startLaptop(
    { dataDirectory, port, world, ...(clock && { circumstances: { clock } }) },
    terminal,
  );
  signal.addEventListener("abort", () => say("\nStopping …"), { once: true });

  const api = apiClient(laptop.url);
  const job = await currentJob(api, world, say);
  const ended = job && (await followJob(api, job.id, terminal));
  const example = ended && (await tellResult(api, ended, dataDirectory, say));
  say("");
  say(`Ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s at ${laptop.url}`);
  say(
    `  start page      ${laptop.url}/  (leads, conversations, approvals, meetings, sending, reports, mailbox)`,
  );
  if (example) say(`  a campaign      ${laptop.url}/api/v1/leads/${example}/dossier`);
  if (ended) say(`  the job         ${laptop.url}/api/v1/jobs/${ended.id}/watch`);
  say(`  mailbox         ${laptop.url}/mailbox`);
  say(`  approvals       ${laptop.url}/api/v1/approvals/page`);
  say(`  stop sending    ${laptop.url}/api/v1/compliance`);
  say(`  API reference   ${laptop.url}/api/v1/docs`);
  say(`  logs            ${join(dataDirectory, "logs")}`);
  if (!world) say(`  your own file   curl -F file=@FILE.csv ${laptop.url}/api/v1/jobs`);
  say("Ctrl-C stops it; the next start goes on from here.");
  const { department } = laptop;
  if (!world || !clock) {
    await tellSwitches(department, say, signal);
    return;
  }
  say(
    "\nThe people of the demo world answer from now on. Times are the department's: its clock goes from one event to the next, a few seconds of yours apart, and stands still while an approval waits for you.",
  );
  await runDemo({ department, clock, dataDirectory, world, say, signal });
}

/** The unfinished job, else the newest, else a new one on the examples, whose companies only the demo world has. */
async function currentJob(
  api: ApiClient,
  world: string | undefined,
  say: (line: string) => void,
): Promise<Job | undefined> {
  const jobs = await api.jobs();
  const unfinished = jobs.find(({ endedAt }) => endedAt === undefined);
  if (unfinished) {
    say(`Going on with the job on ${unfinished.fileName} …`);
    return unfinished;
  }
  const [newest] = jobs;
  if (newest) say(`Nothing is left to do. The last job was on ${newest.fileName}:`);
  if (newest || !world) return newest;
  say(`The store is empty, so the department first works on ${relative(project, examples)} …`);
  return api.startJob(examples, { key: "first-start" });
}

/** Answers the lead whose campaign is worth a look. */
async function tellResult(
  api: ApiClient,
  job: Job,
  dataDirectory: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  if (job.status === "refused") {
    say(`${job.fileName} was refused: ${job.refusal}`);
    return undefined;
  }
  const name = job.fileName.replace(/\.[^.]*$/, "");
  const enriched = join(dataDirectory, "results", `${name}-enriched.csv`);
  const errors = join(dataDirectory, "results", `${name}-errors.csv`);
  await saveFile(api, job.id, "results", enriched);
  await saveFile(api, job.id, "errors", errors);
  const problems = await readProblems(errors);
  const funnel = await funnelOf(enriched);
  say(`\n${funnelText(job, funnel)}\n`);
  say(`The enriched CSV is ${enriched}`);
  say(problemsText(problems, errors, join(dataDirectory, "logs")));
  return funnel.example;
}

function worldOf(given: string | undefined): string | undefined {
  if (given === "none") return undefined;
  if (given !== undefined) return resolve(given);
  return hasKeys(process.env) ? undefined : join(project, "examples", "world");
}

const LOOK_MILLISECONDS = 3000;

/** Until it is told to stop; meanwhile nobody shall have to look at a page to see that sending is held. */
async function tellSwitches(
  { url, databaseUrl }: Department,
  line: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const records = await readStoredRecords(databaseUrl);
  const tell = createSwitchNews({ url, records, now: Date.now, line });
  while (!signal.aborted) {
    // A look that fails is no reason to end the department; the next one tells it.
    await tell().catch(() => undefined);
    await sleep(LOOK_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
}
