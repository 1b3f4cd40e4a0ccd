/** The time of the department: that of the machine, unless somebody moves it. */
export type DepartmentClock = {
  /** Milliseconds, as Date.now() gives them. */
  readonly now: () => number;
  /** Calls back at the given time, however far away, unless the returned function cancels it first. */
  readonly callAt: (due: number, callback: () => void, urgency?: Urgency) => () => void;
  /** Where the threads of the functions read the time; undefined when it is the machine's. */
  readonly shared: SharedArrayBuffer | undefined;
};

/** What looks whether there is something to do need not be called for every minute that is skipped. */
export type Urgency = "exact" | "once-per-jump";

export const machineClock: DepartmentClock = {
  now: () => Date.now(),
  callAt(due, callback) {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const delay = due - Date.now();
      timer =
        delay > LONGEST_DELAY
          ? setTimeout(arm, LONGEST_DELAY)
          : setTimeout(callback, Math.max(0, delay));
    };
    arm();
    return () => clearTimeout(timer);
  },
  shared: undefined,
};

/** Timers stand still while a laptop sleeps, so the clock is looked at again after an hour at most. */
const LONGEST_DELAY = 3_600_000;
