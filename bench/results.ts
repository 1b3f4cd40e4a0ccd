import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { asMarkdown } from "./table.ts";

const Figure = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.enum(["rows/s", "leads/s", "times", "ms", "s", "kB", "MB", "leads", "requests"]),
  goal: z.object({ kind: z.enum(["at most", "at least"]), value: z.number() }).exactOptional(),
  note: z.string().exactOptional(),
});
const Measured = z.object({
  measurement: z.string(),
  at: z.string(),
  figures: z.array(Figure).readonly(),
});
export type Measured = z.infer<typeof Measured>;

export type Report = {
  readonly at: string;
  readonly machine: string;
  readonly measured: readonly Measured[];
};

const folder = join(import.meta.dirname, "results");
const lastLong = join(folder, "last-full.json");

/** Figures of measurements too long for every run, as the last full run found them. */
export async function readLastLong(): Promise<readonly Measured[]> {
  const text = await readFile(lastLong, "utf8").catch(() => "[]");
  return z.array(Measured).parse(JSON.parse(text));
}

/** Only a run of everything becomes the figures the README quotes. */
export async function writeResults(
  measured: readonly Measured[],
  { isWhole, long }: { readonly isWhole: boolean; readonly long: readonly string[] },
): Promise<Report> {
  const report: Report = { at: new Date().toISOString(), machine: machine(), measured };
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${report.at.replaceAll(":", "-").slice(0, 19)}.json`);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  const fresh = measured.filter(({ measurement }) => long.includes(measurement));
  if (fresh.length > 0) await writeFile(lastLong, `${JSON.stringify(fresh, null, 2)}\n`);
  if (isWhole) await writeFile(join(folder, "latest.md"), asMarkdown(report));
  return report;
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const load = (loadavg()[1] ?? 0).toFixed(1);
  return `${availableParallelism()} cores (${model}), Node ${process.versions.node}, load ${load} over the last five minutes`;
}
