import { readFile } from "node:fs/promises";
import type { Usage } from "./department-process.ts";

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** What another process has taken so far, as Linux tells it; undefined elsewhere. */
export async function databaseUsage(pid: number): Promise<Usage | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
    const fields = stat.split(") ").at(-1)?.split(" ") ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]);
    return { cpuSeconds: ticks / TICKS_PER_SECOND, peakMegabytes: peak / 1024 };
  } catch {
    return undefined;
  }
}
