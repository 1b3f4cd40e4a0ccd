import { setTimeout as sleep } from "node:timers/promises";
import type { VirtualClock } from "../clock/virtual-clock.ts";

type PassTimeOptions = {
  readonly clock: VirtualClock;
  readonly until: number;
  /** When messages are planned for, past and future. */
  readonly plannedFor: (now: Date) => Promise<readonly Date[]>;
  readonly settled: () => Promise<void>;
  /** Called after each step of time, when everything has settled. */
  readonly onStep: () => Promise<void>;
  readonly signal: AbortSignal;
};

/** Goes from one moment at which something is due to the next. */
export async function passTime(options: PassTimeOptions): Promise<void> {
  const { clock, until, plannedFor, settled, onStep, signal } = options;
  while (clock.now() < until) {
    signal.throwIfAborted();
    await settle(clock, settled, signal);
    await onStep();
    const now = clock.now();
    const due = (await plannedFor(new Date(now))).map((date) => date.getTime());
    // What was due and did not go waits for its account to have rested.
    const planned = due.map((time) => (time > now ? time : now + RETRY));
    const appointment = clock.nextDue();
    const next = Math.min(
      ...planned,
      appointment === undefined ? Number.POSITIVE_INFINITY : Math.max(appointment, now),
      now + LONGEST_STEP,
      until,
    );
    clock.advanceTo(next);
  }
  await settle(clock, settled, signal);
  await onStep();
}

/** A function may itself wait for a moment to come, which on a still clock would never be. */
async function settle(
  clock: VirtualClock,
  settled: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let isSettled = false;
  const settling = settled().then(() => {
    isSettled = true;
  });
  for (;;) {
    await Promise.race([settling, sleep(PATIENCE)]);
    if (isSettled) return;
    signal.throwIfAborted();
    clock.advanceTo(clock.now() + NUDGE);
  }
}

const PATIENCE = 2000;
const NUDGE = 1000;

const RETRY = 3 * 60_000;
/** So that what only looks around gets to look. */
const LONGEST_STEP = 30 * 60_000;
