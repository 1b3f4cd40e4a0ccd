import type { DepartmentClock } from "../clock/department-clock.ts";
import { chanceOf } from "./chance.ts";

export type Diary = {
  readonly at: (due: number, action: () => void) => void;
  readonly close: () => void;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LATE = 5 * MINUTE;

/** When people do what they mean to do. What fell due while the laptop was off or asleep comes bit by bit, at work. */
export function openDiary(clock: DepartmentClock, seed: number): Diary {
  const cancels = new Set<() => void>();
  let caughtUp = 0;

  function at(due: number, action: () => void): void {
    const time = clock.now() - due > LATE ? afterwards(due) : Math.max(due, clock.now());
    const cancel = clock.callAt(time, () => {
      cancels.delete(cancel);
      if (clock.now() - time > LATE) at(time, action);
      else action();
    });
    cancels.add(cancel);
  }

  function afterwards(due: number): number {
    const gap = (7 + Math.floor(45 * chanceOf(seed, "gap", due))) * MINUTE;
    caughtUp = timeAtWork(Math.max(caughtUp, clock.now()) + gap);
    return caughtUp;
  }

  return {
    at,
    close() {
      for (const cancel of cancels) cancel();
    },
  };
}

// By UTC, which makes it working time from Lisbon to Warsaw.
const FIRST_HOUR = 9;
const LAST_HOUR = 16;

/** That time, or as many minutes into the next working hour. */
function timeAtWork(time: number): number {
  const date = new Date(time);
  const isWorkday = date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
  const hour = date.getUTCHours();
  if (isWorkday && hour >= FIRST_HOUR && hour < LAST_HOUR) return time;
  return timeAtWork(time + HOUR);
}
