import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { createVirtualClock, type VirtualClock } from "../clock/virtual-clock.ts";

export type KeptClock = VirtualClock & {
  /** Remembers how far ahead of the wall the department is, so that its time never goes back. */
  readonly keep: () => void;
  /** When the demo first began, in the department's time. */
  readonly beganAt: number;
};

const Kept = z.object({ aheadMilliseconds: z.number().min(0), beganAt: z.number() });

/** A clock that runs as the wall's does and can be moved ahead; it outlives a restart. */
export function openKeptClock(dataDirectory: string): KeptClock {
  const file = join(dataDirectory, "clock.json");
  const { aheadMilliseconds, beganAt } = readKept(file);
  const clock = createVirtualClock(new Date(Date.now() + aheadMilliseconds), "running");
  const keep = (): void => {
    const kept = { aheadMilliseconds: Math.max(0, clock.now() - Date.now()), beganAt };
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  };
  return { ...clock, keep, beganAt };
}

function readKept(file: string): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { aheadMilliseconds: 0, beganAt: Date.now() };
  }
}
