import { createHash } from "node:crypto";
import { accessSync, constants, createReadStream, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { dataFolderOf, makeWritableFolder } from "./data-folder.ts";
import { checkWorld } from "./laptop.ts";
import { UsageProblem } from "./usage-problem.ts";

export type JobOrder = {
  readonly file: string;
  readonly out: string;
  readonly errors: string;
  readonly dataDirectory: string;
  /** Nobody named the data folder, so a run that resumes nothing begins with an empty one. */
  readonly isOwnFolder: boolean;
  readonly world: string | undefined;
  readonly limit: number | undefined;
  readonly isResumed: boolean;
  readonly digest: string;
};

/** Throws UsageProblem for what cannot be done, before anything is started. */
export async function readJobOrder(args: readonly string[]): Promise<JobOrder> {
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
  const [given, ...more] = positionals;
  if (!given)
    throw new UsageProblem(
      "Which file? For example: npm run job -- examples/leads.csv --world examples/world",
    );
  if (more.length > 0) throw new UsageProblem(`One file at a time, not also ${more.join(", ")}`);

  const file = resolve(given);
  checkFile(file);
  const out = resolve(values.out ?? withEnding(file, "-enriched.csv"));
  checkOut(out, file);
  const errors = withEnding(out, "-errors.csv");
  if (errors === file) throw new UsageProblem(`--out: its errors would overwrite ${file} itself`);
  const world =
    values.world === undefined || values.world === "none" ? undefined : resolve(values.world);
  checkWorld(world);
  const limit = values.limit === undefined ? undefined : limitOf(values.limit);
  const digest = await digestOf(file);
  return {
    file,
    out,
    errors,
    dataDirectory: dataFolderOf(values.data ?? join(".local", `job-${digest.slice(0, 12)}`)),
    isOwnFolder: values.data === undefined,
    world,
    limit,
    isResumed: values.resume,
    digest,
  };
}

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UsageProblem(`There is no file ${file}`);
  if (!found.isFile()) throw new UsageProblem(`${file} is no file`);
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw new UsageProblem(`${file} may not be read`, { cause });
  }
}

/** Better now than after an hour of work. */
function checkOut(out: string, file: string): void {
  if (out === file) throw new UsageProblem(`--out would overwrite ${file} itself`);
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageProblem(`--out must be a file, and ${out} is a folder`);
  }
  makeWritableFolder(dirname(out), "--out: no file can be written");
}

function withEnding(file: string, ending: string): string {
  return file.replace(/(\.csv)?$/i, ending);
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
