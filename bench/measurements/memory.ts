import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { untilImported, uploadCsv } from "../api.ts";
import { bigFile } from "../big-file.ts";
import { startDepartmentProcess } from "../department-process.ts";
import { atMost, type Figure } from "../figure.ts";
import type { Measurement } from "../measurement.ts";
import { withoutIntake } from "../without-intake.ts";
import type { Workshop } from "../workshop.ts";

const ROWS = 1_000_000;
const MOST_MEGABYTES = 512;

/** The most memory each process held while a million rows were imported. */
export const memory: Measurement = {
  name: "memory",
  isLong: true,
  async run(workshop) {
    const file = await bigFile(join(workshop.folder, "memory.csv"), ROWS);
    return [await reading(file), ...(await importing(file, workshop))];
  },
};

const Read = z.object({ rows: z.number(), peakMegabytes: z.number() });

async function reading(file: string): Promise<Figure> {
  const program = join(import.meta.dirname, "..", "read-rows-program.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
  const { rows, peakMegabytes } = Read.parse(JSON.parse(stdout));
  if (rows !== ROWS) throw new Error(`${rows} of ${ROWS} rows were read`);
  return {
    name: "reading, validating, deduplicating alone",
    value: peakMegabytes,
    unit: "MB",
    goal: atMost(MOST_MEGABYTES),
    note: `${ROWS.toLocaleString("en-US")} rows, resident set of the process at its largest`,
  };
}

async function importing(file: string, { folder, assembly }: Workshop): Promise<readonly Figure[]> {
  await using opened = new AsyncDisposableStack();
  const { url, usage, close } = await startDepartmentProcess({
    assembly: await withoutIntake((await assembly()).folder, join(folder, "memory-assembly")),
    dataDirectory: join(folder, "memory"),
  });
  opened.defer(close);
  const started = performance.now();
  const job = await uploadCsv(url, "/api/v1/jobs", file);
  const { accepted } = await untilImported(url, job.id);
  const seconds = (performance.now() - started) / 1000;
  if (accepted !== ROWS) throw new Error(`${accepted} of ${ROWS} rows were imported`);
  const { department, database } = await usage();
  return [
    {
      name: "department while importing: functions and emulators",
      value: department.peakMegabytes,
      unit: "MB",
      goal: atMost(MOST_MEGABYTES),
      note: `one process for all functions, no row started; ${(ROWS / seconds).toFixed(0)} rows/s`,
    },
    ...(database
      ? [{ name: "embedded database", value: database.peakMegabytes, unit: "MB" } as const]
      : []),
  ];
}
