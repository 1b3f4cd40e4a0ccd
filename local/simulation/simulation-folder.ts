import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDataFolder } from "../command-line/data-folder.ts";
import { UsageProblem } from "../command-line/usage-problem.ts";
import { type DepartmentLock, emptyDataFolder, lockDepartment } from "../department-lock.ts";

export type SimulationFolder = Disposable & {
  /** Where the department keeps its data: empty, for each run begins with nothing. */
  readonly department: string;
  readonly market: string;
  readonly report: string;
  readonly describe: DepartmentLock["describe"];
};

/** Takes the folder for one simulation. Nothing goes from a folder that is not a simulation's own, or that is in use. */
export async function openSimulationFolder(directory: string): Promise<SimulationFolder> {
  makeDataFolder(directory);
  const marker = join(directory, MARKER);
  if (!existsSync(marker) && readdirSync(directory).length > 0) {
    throw new UsageProblem(
      `--data: ${directory} holds something else than a simulation, which begins by emptying its folder. Name a new or an empty one.`,
    );
  }
  const lock = await lockDepartment(directory);
  try {
    writeFileSync(marker, "A simulation: npm run simulate empties this folder when it begins.\n");
    const department = join(directory, "department");
    mkdirSync(department, { recursive: true });
    // Somebody may look at it with npm start.
    await emptyDataFolder(department);
    return {
      department,
      market: join(directory, "market"),
      report: join(directory, "report.html"),
      describe: lock.describe,
      [Symbol.dispose]: lock.release,
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const MARKER = ".simulation";
