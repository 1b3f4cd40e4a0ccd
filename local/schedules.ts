import { readFileSync, renameSync, writeFileSync } from "node:fs";
import * as z from "zod";
import type { PlannedSchedule } from "./assembly/blueprint.ts";
import { nextTime } from "./schedule-time.ts";

type SchedulesDeps = {
  readonly file: string;
  readonly deliver: (targetArn: string, payload: string) => void;
  readonly now?: () => Date;
};

/**
 * EventBridge Scheduler. The last firing of each schedule is stored, so a restart fires nothing
 * twice. What fell due while the department was off is not made up for, except `at()` and `rate()`.
 */
export function startSchedules(
  schedules: readonly PlannedSchedule[],
  { file, deliver, now = () => new Date() }: SchedulesDeps,
) {
  const lastFired = new Map(Object.entries(readLastFired(file)));
  const timers = new Map<string, NodeJS.Timeout>();
  const startedAt = now();

  function plan({ name, properties }: PlannedSchedule): void {
    const last = lastFired.get(name);
    const due = nextTime(properties.ScheduleExpression, properties.ScheduleExpressionTimezone, {
      lastFired: last === undefined ? undefined : new Date(last),
      startedAt,
      now: now(),
    });
    if (due) wait(name, due, () => fire(name, due, properties.Target));
  }

  function wait(name: string, due: Date, then: () => void): void {
    const milliseconds = Math.max(0, due.getTime() - now().getTime());
    // Timers stand still while a laptop sleeps, so the clock is looked at every minute.
    const isFar = milliseconds > LONGEST_WAIT;
    timers.set(
      name,
      setTimeout(isFar ? () => wait(name, due, then) : then, isFar ? LONGEST_WAIT : milliseconds),
    );
  }

  function fire(
    name: string,
    due: Date,
    { Arn, Input }: PlannedSchedule["properties"]["Target"],
  ): void {
    lastFired.set(name, due.toISOString());
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
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

const LONGEST_WAIT = 60_000;
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
