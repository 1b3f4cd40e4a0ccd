import cron from "aws-cron-parser";

type History = {
  readonly lastFired: Date | undefined;
  /** When this run began: the clock of a rate that never fired before. */
  readonly startedAt: Date;
  readonly now: Date;
};

/** When a schedule fires next, or undefined when it never will again. */
export function nextTime(expression: string, timeZone: string, history: History): Date | undefined {
  const [, kind, argument = ""] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  switch (kind) {
    case "rate":
      return nextByRate(argument, history);
    case "cron":
      return nextByCron(argument, timeZone, history);
    case "at":
      return history.lastFired ? undefined : fromWallClock(new Date(`${argument}Z`), timeZone);
    default:
      throw new Error(`The schedule expression ${expression} is not supported`);
  }
}

function nextByRate(argument: string, { lastFired, startedAt, now }: History): Date {
  const [, count, unit = ""] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  const milliseconds = Number(count) * (UNIT_MILLISECONDS.get(unit) ?? Number.NaN);
  if (!(milliseconds > 0)) throw new Error(`The rate ${argument} is not supported`);
  const due = (lastFired ?? startedAt).getTime() + milliseconds;
  return new Date(Math.max(due, now.getTime()));
}

const UNIT_MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
]);

/** The parser knows only UTC, so it is asked with the wall clock of the zone. */
function nextByCron(
  argument: string,
  timeZone: string,
  { lastFired, now }: History,
): Date | undefined {
  const after = new Date(Math.max(now.getTime(), lastFired?.getTime() ?? 0));
  const next = cron.next(cron.parse(argument), toWallClock(after, timeZone));
  return next ? fromWallClock(next, timeZone) : undefined;
}

/** The zone's date and time of day, written as if it were UTC. */
function toWallClock(instant: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "00";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return new Date(`${date}T${part("hour")}:${part("minute")}:${part("second")}Z`);
}

/** Twice, because the offset at the first guess may be the one on the other side of a clock change. */
function fromWallClock(wallClock: Date, timeZone: string): Date {
  const guess = new Date(wallClock.getTime() - offset(wallClock, timeZone));
  return new Date(wallClock.getTime() - offset(guess, timeZone));
}

function offset(instant: Date, timeZone: string): number {
  return toWallClock(instant, timeZone).getTime() - instant.getTime();
}
