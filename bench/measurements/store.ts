import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { firms } from "../../local/simulation/world/firms.ts";
import { firmsCsv } from "../../local/simulation/world/write-world.ts";
import { untilImported, uploadCsv } from "../api.ts";
import { bigFile } from "../big-file.ts";
import { type DepartmentProcess, startDepartmentProcess } from "../department-process.ts";
import type { Figure } from "../figure.ts";
import type { Measurement } from "../measurement.ts";
import { withoutIntake } from "../without-intake.ts";

const WARM_UP = 500;
const ROWS = 10_000;

const modes = [
  { path: "/api/v1/leads/import/csv", name: "rows stored, import alone (identities claimed)" },
  { path: "/api/v1/jobs", name: "rows stored, for the pipeline (none started)" },
];

/** The real import function, from upload to the last checkpoint, into the embedded database. */
export const store: Measurement = {
  name: "store",
  async run({ folder, assembly }) {
    // Other companies than those of the measured file, which would else be duplicates.
    const warmUp = join(folder, "store-warm-up.csv");
    await writeFile(warmUp, firmsCsv(firms(WARM_UP)));
    const file = await bigFile(join(folder, "store.csv"), ROWS);
    const without = await withoutIntake((await assembly()).folder, join(folder, "without-intake"));
    const figures: Figure[] = [];
    for (const [index, { path, name }] of modes.entries()) {
      // A store of its own, because leads of an earlier file would be duplicates.
      const department = await startDepartmentProcess({
        assembly: without,
        dataDirectory: join(folder, `store-${index}`),
      });
      try {
        await imported(department, path, warmUp);
        figures.push(...(await rates(name, department, path, file)));
      } finally {
        await department.close();
      }
    }
    return figures;
  },
};

async function rates(
  name: string,
  department: DepartmentProcess,
  path: string,
  file: string,
): Promise<readonly Figure[]> {
  const before = await department.usage();
  const started = performance.now();
  await imported(department, path, file);
  const seconds = (performance.now() - started) / 1000;
  const after = await department.usage();
  const perRow = (now = 0, then = 0) => `${(((now - then) / ROWS) * 1000).toFixed(2)} ms`;
  const ours = perRow(after.department.cpuSeconds, before.department.cpuSeconds);
  const database = perRow(after.database?.cpuSeconds, before.database?.cpuSeconds);
  return [
    {
      name,
      value: ROWS / seconds,
      unit: "rows/s",
      note: `${ROWS.toLocaleString("en-US")} rows; processor time per row: ${ours} functions, ${database} database`,
    },
  ];
}

async function imported({ url }: DepartmentProcess, path: string, file: string): Promise<void> {
  const { id } = await uploadCsv(url, path, file);
  await untilImported(url, id);
}
