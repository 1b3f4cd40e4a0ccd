import type { DepartmentClock, Urgency } from "./department-clock.ts";

export type VirtualClock = DepartmentClock & {
  /** The first moment at which something is to happen, without what only looks around. */
  readonly nextDue: () => number | undefined;
  /**
   * Moves the time forward, calling what falls due on the way, each at its own time. It does not wait for the work that
   * this starts: whoever wants each at its time goes from one `nextDue` to the next.
   */
  readonly advanceTo: (time: number) => void;
};

/** "still": time passes by advanceTo alone. "running": it also passes as it does on the wall. */
export function createVirtualClock(
  startAt: Date,
  pace: "still" | "running" = "still",
): VirtualClock {
  const shared = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT);
  const cells = new BigInt64Array(shared);
  const isRunning = pace === "running";
  Atomics.store(cells, IS_RUNNING, isRunning ? 1n : 0n);
  const appointments = new Set<Appointment>();
  let timer: NodeJS.Timeout | undefined;
  set(startAt.getTime());

  function set(time: number): void {
    Atomics.store(cells, TIME, BigInt(Math.round(isRunning ? time - Date.now() : time)));
  }

  function now(): number {
    return Number(Atomics.load(cells, TIME)) + (isRunning ? Date.now() : 0);
  }

  function next(urgency?: Urgency): Appointment | undefined {
    let first: Appointment | undefined;
    for (const appointment of appointments) {
      if (urgency !== undefined && appointment.urgency !== urgency) continue;
      if (!first || appointment.due < first.due) first = appointment;
    }
    return first;
  }

  function call(appointment: Appointment): void {
    appointments.delete(appointment);
    appointment.callback();
  }

  function advanceTo(time: number): void {
    for (;;) {
      const first = next("exact");
      if (!first || first.due > time) break;
      if (first.due > now()) set(first.due);
      call(first);
    }
    if (time > now()) set(time);
    const looks = [...appointments].filter(
      ({ due, urgency }) => urgency === "once-per-jump" && due <= now(),
    );
    for (const look of looks) if (appointments.has(look)) call(look);
    arm();
  }

  function arm(): void {
    clearTimeout(timer);
    const first = isRunning ? next() : undefined;
    if (!first) return;
    const delay = Math.min(LONGEST_DELAY, Math.max(0, first.due - now()));
    timer = setTimeout(() => advanceTo(now()), delay);
  }

  return {
    now,
    shared,
    advanceTo,
    nextDue: () => next("exact")?.due,

    callAt(due, callback, urgency = "exact") {
      const appointment: Appointment = { due, callback, urgency };
      appointments.add(appointment);
      // What is due already must not wait for a jump, and must not happen before the caller goes on.
      if (due <= now()) setImmediate(() => appointments.has(appointment) && call(appointment));
      else arm();
      return () => {
        appointments.delete(appointment);
        arm();
      };
    },
  };
}

type Appointment = {
  readonly due: number;
  readonly callback: () => void;
  readonly urgency: Urgency;
};

const TIME = 0;
const IS_RUNNING = 1;
const LONGEST_DELAY = 3_600_000;
