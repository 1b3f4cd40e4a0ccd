import { basename, join } from "node:path";
import type { Job } from "#shared/domain/jobs/job.ts";
import { emptyDataFolder } from "../department-lock.ts";
import { type ApiClient, apiClient } from "./api-client.ts";
import { makeDataFolder } from "./data-folder.ts";
import { isAllFictional } from "./fictional-rows.ts";
import { followJob, saveFile } from "./follow-job.ts";
import { funnelOf, funnelText } from "./funnel.ts";
import { type JobOrder, readJobOrder } from "./job-order.ts";
import { startLaptop, surroundings } from "./laptop.ts";
import { lastJob, newJobNote, rememberJob } from "./last-job.ts";
import { problemsText, readProblems } from "./problems.ts";
import type { Terminal } from "./terminal.ts";

export const jobUsage =
  "npm run job -- FILE.csv [--out enriched.csv] [--limit N] [--resume] [--data DIR] [--world DIR]";

/** Does the main job on a file and ends. 0 only when every row ended in a result or a reported error. */
export async function runJob(args: readonly string[], terminal: Terminal): Promise<number> {
  const order = await readJobOrder(args);
  try {
    return await doJob(order, terminal);
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.say(`Stopped. This goes on from here:\n  ${resuming(args)}`);
    return 130;
  }
}

async function doJob(order: JobOrder, terminal: Terminal): Promise<number> {
  const { file, dataDirectory, world } = order;
  const { say, complain } = terminal;
  const startedAt = Date.now();

  makeDataFolder(dataDirectory);
  const last = order.isResumed ? lastJob(order) : undefined;
  if (order.isResumed && !last) say(`${dataDirectory} holds no job to resume, so it begins.`);
  // Else the rows of its own earlier run would be its duplicates.
  if (order.isOwnFolder && !order.isResumed) await emptyDataFolder(dataDirectory);
  if (world === undefined && isAllFictional(file)) {
    complain(
      `Every website and address in ${file} ends in .example: such companies are fictional, and the real network knows nothing of them. The demo's own companies are found with --world examples/world.`,
    );
  }
  say(`Working on ${file} with ${surroundings(world)} …`);
  await using laptop = await startLaptop({ dataDirectory, world }, terminal);

  const api = apiClient(laptop.url);
  const job = await followJob(api, await jobId(api, order, last), terminal);
  if (job.status === "refused") {
    complain(`${file} was refused: ${job.refusal}`);
    return 1;
  }
  await saveFile(api, job.id, "results", order.out);
  await saveFile(api, job.id, "errors", order.errors);
  const problems = await readProblems(order.errors);
  say(`\n${funnelText(job, await funnelOf(order.out))}\n`);
  say(`The enriched CSV is ${order.out}`);
  say(problemsText(problems, order.errors, join(dataDirectory, "logs")));
  say(`${endOf(job)} after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  say(`Its leads lie in ${dataDirectory}; to look at them: npm start -- --data ${dataDirectory}`);
  return isWhole(job) ? 0 : 1;
}

/** The same job again for --resume, else a new one. */
async function jobId(api: ApiClient, order: JobOrder, last = newJobNote(order)): Promise<string> {
  if (last.jobId) return last.jobId;
  const job = await api.startJob(order.file, { key: last.key, limit: order.limit });
  rememberJob(order.dataDirectory, { ...last, jobId: job.id });
  return job.id;
}

function isWhole({ status, ended, accepted }: Job): boolean {
  return status === "done" && ended === accepted;
}

function endOf(job: Job): string {
  if (isWhole(job)) return `All ${job.records} rows of ${basename(job.fileName)} ended`;
  return `The job ended as ${job.status} with ${job.ended} of ${job.accepted} leads worked on`;
}

function resuming(args: readonly string[]): string {
  const words = args.filter((word) => word !== "--resume").map(quoted);
  return ["npm run job --", ...words, "--resume"].join(" ");
}

function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
