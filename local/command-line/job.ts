import { createHash, randomUUID } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import type { Job } from "#shared/domain/jobs/job.ts";
import { apiClient } from "./api-client.ts";
import { followJob, saveFile } from "./follow-job.ts";
import { funnelOf, funnelText } from "./funnel.ts";
import { startLaptop, UsageProblem } from "./laptop.ts";

export const jobUsage =
  "npm run job -- FILE.csv [--out enriched.csv] [--limit N] [--resume] [--data DIR] [--world DIR]";

/** Does the main job on a file and ends. 0 only when every row ended in a result or a reported error. */
export async function runJob(args: readonly string[], signal: AbortSignal): Promise<number> {
  const order = await readOrder(args);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const { file, dataDirectory, world, limit } = order;

  const key = await keyOf(order);
  say(`Working on ${file} with ${world ? `the world in ${world}` : "the real network"} …`);
  const laptop = await startLaptop({ dataDirectory, world, say });
  try {
    const api = apiClient(laptop.url);
    const job = await api.startJob(file, { key, limit });
    const ended = await followJob(api, job.id, process.stdout, signal);
    if (ended.status === "refused") {
      process.stderr.write(`${file} was refused: ${ended.refusal}\n`);
      return 1;
    }
    await saveFile(api, ended.id, "results", order.out);
    const errors = order.out.replace(/(\.csv)?$/i, "-errors.csv");
    await saveFile(api, ended.id, "errors", errors);
    say("");
    say(funnelText(ended, await funnelOf(order.out)));
    say("");
    say(`The enriched CSV is ${order.out}`);
    if (problemsOf(ended) > 0) say(`${problemsOf(ended)} rows have errors, told in ${errors}`);
    return isWhole(ended) ? 0 : 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    say(`Stopped. The same command with --resume goes on from here.`);
    return 130;
  } finally {
    await laptop.close();
  }
}

type Order = {
  readonly file: string;
  readonly out: string;
  readonly dataDirectory: string;
  readonly world: string | undefined;
  readonly limit: number | undefined;
  readonly isResumed: boolean;
  readonly digest: string;
};

async function readOrder(args: readonly string[]): Promise<Order> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string" },
      limit: { type: "string" },
      resume: { type: "boolean", default: false },
      data: { type: "string" },
      world: { type: "string" },
    },
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageProblem(`Usage: ${jobUsage}`);
  if (!existsSync(file)) throw new UsageProblem(`There is no file ${file}`);

  const digest = await digestOf(file);
  const dataDirectory = resolve(values.data ?? join(".local", `job-${digest.slice(0, 12)}`));
  // Without a place of its own a run begins afresh: else its own earlier leads would be its duplicates.
  if (!values.data && !values.resume) await rm(dataDirectory, { recursive: true, force: true });
  const { world, limit } = values;
  return {
    file,
    out: resolve(values.out ?? file.replace(/(\.csv)?$/i, "-enriched.csv")),
    dataDirectory,
    world: world === undefined || world === "none" ? undefined : resolve(world),
    limit: limit === undefined ? undefined : limitOf(limit),
    isResumed: values.resume,
    digest,
  };
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new UsageProblem(`--limit must be a whole number over 0, not ${text}`);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

const LastJob = z.object({ digest: z.string(), limit: z.number().optional(), key: z.string() });

/** What makes the job the same job again. Kept before the upload, so that no crash can start it twice. */
async function keyOf({ dataDirectory, isResumed, digest, limit }: Order): Promise<string> {
  const note = join(dataDirectory, "last-job.json");
  if (isResumed && existsSync(note)) {
    const last = LastJob.parse(JSON.parse(readFileSync(note, "utf8")));
    if (last.digest === digest && last.limit === limit) return last.key;
    throw new UsageProblem(
      `--resume: the last job in ${dataDirectory} was another file or another --limit`,
    );
  }
  const key = randomUUID();
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(`${note}.part`, JSON.stringify({ digest, limit, key }));
  await rename(`${note}.part`, note);
  return key;
}

function isWhole({ status, ended, accepted }: Job): boolean {
  return status === "done" && ended === accepted;
}

function problemsOf({ rejected, repeated, outcomes }: Job): number {
  return rejected + repeated + outcomes.failed;
}
