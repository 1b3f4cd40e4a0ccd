import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { USUAL_MILLISECONDS } from "./yardstick.ts";

export type ImportTimeOptions = {
  readonly file: string;
  /** The whole environment the template gives, so that a variable it lacks is found here. */
  readonly environment: Readonly<Record<string, string>>;
  /** A bundle every machine imports, from {@link buildYardstick}. */
  readonly yardstick: string;
  readonly budgetMilliseconds: number;
};

const RUNS = 5;
/** A bundle over its budget gets more chances, as other work on the machine also empties its caches. */
const MOST_RUNS = 25;

/**
 * The milliseconds importing the bundle would keep a fresh Node process busy on the machine the budget was set on: its
 * time is put beside that of the yardstick imported just before, pair by pair, so neither a slow machine nor one that
 * is slow for a minute fails a bundle that did not change.
 */
export async function importTime(options: ImportTimeOptions): Promise<number> {
  const { file, environment, yardstick, budgetMilliseconds } = options;
  const times: number[] = [];
  while (times.length < MOST_RUNS) {
    const usual = await importOnce(yardstick, {});
    times.push(((await importOnce(file, environment)) / usual) * USUAL_MILLISECONDS);
    if (times.length >= RUNS && median(times) <= budgetMilliseconds) break;
  }
  return median(times);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What its main thread computes is counted, not what it waits for a processor. */
async function importOnce(
  file: string,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const script = `const before = process.threadCpuUsage();
await import(${JSON.stringify(pathToFileURL(file).href)});
const { user, system } = process.threadCpuUsage(before);
process.stdout.write(String((user + system) / 1000), () => process.exit());`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { env: { ...setByLambda, ...environment } },
  );
  return Number(stdout);
}

const setByLambda = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "known-on-lambda",
  AWS_SECRET_ACCESS_KEY: "known-on-lambda",
  AWS_SESSION_TOKEN: "known-on-lambda",
};
