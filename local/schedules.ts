import { readFileSync, renameSync, writeFileSync } from "node:fs";
import * as z from "zod";
import type { PlannedSchedule } from "./assembly/blueprint.ts";
import { type DepartmentClock, machineClock } from "./clock/department-clock.ts";
import { nextTime } from "./schedule-time.ts";

type SchedulesDeps = {
  readonly file: string;
  readonly deliver: (targetArn: string, payload: string) => void;
  readonly clock?: DepartmentClock;
};

/**
 * EventBridge Scheduler. The last firing of each schedule is stored, so a restart fires nothing
 * twice. What fell due while the department was off is not made up for, except `at()` and `rate()`.
 */
export function startSchedules(
  schedules: readonly PlannedSchedule[],
  { file, deliver, clock = machineClock }: SchedulesDeps,
) {
  const lastFired = new Map(Object.entries(readLastFired(file)));
  const cancels = new Map<string, () => void>();
  const startedAt = new Date(clock.now());

  function plan({ name, properties }: PlannedSchedule): void {
    const last = lastFired.get(name);
    const due = nextTime(properties.ScheduleExpression, properties.ScheduleExpressionTimezone, {
      lastFired: last === undefined ? undefined : new Date(last),
      startedAt,
      now: new Date(clock.now()),
    });
    if (!due) return;
    // A rate looks around; where time jumps, one look after the jump is as good as many on the way.
    const urgency = properties.ScheduleExpression.startsWith("rate") ? "once-per-jump" : "exact";
    const firing = () => fire(name, due, properties.Target);
    cancels.set(name, clock.callAt(due.getTime(), firing, urgency));
  }

  function fire(
    name: string,
    due: Date,
    { Arn, Input }: PlannedSchedule["properties"]["Target"],
  ): void {
    lastFired.set(name, new Date(Math.max(due.getTime(), clock.now())).toISOString());
    writeLastFired(file, Object.fromEntries(lastFired));
    deliver(Arn, Input);
    const schedule = schedules.find((one) => one.name === name);
    if (schedule) plan(schedule);
  }

  for (const schedule of schedules) {
    if (schedule.properties.State === "ENABLED") plan(schedule);
  }
  return {
    close(): void {
      for (const cancel of cancels.values()) cancel();
    },
  };
}

const LastFired = z.record(z.string(), z.string());

function readLastFired(file: string): z.infer<typeof LastFired> {
  try {
    return LastFired.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}

function writeLastFired(file: string, lastFired: z.infer<typeof LastFired>): void {
  writeFileSync(`${file}.new`, JSON.stringify(lastFired));
  renameSync(`${file}.new`, file);
}
