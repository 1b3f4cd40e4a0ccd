import type { Dice } from "./dice.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type StormClock = ReturnType<typeof stormClock>;

/** The time of the storm. Functions run on machines of their own, so each is a little fast or slow against it. */
export function stormClock(dice: Dice, start: string) {
  let at = Date.parse(start);
  return {
    now: (): Date => new Date(at),
    milliseconds: (): number => at,
    /** What one call over the network takes. */
    tick: (): void => {
      at += dice.between(1, 40);
    },
    to(time: number): void {
      at = Math.max(at, time);
    },
    /** Minutes while people are at work, hours when they are not. */
    pass(): void {
      at += isAtWork(at) ? dice.between(4, 20) * MINUTE : dice.between(120, 480) * MINUTE;
    },
    jump(): void {
      at += dice.between(1, 30) * HOUR;
    },
    /** A clock that is set right. */
    back(): void {
      at -= dice.between(1, 20_000);
    },
  };
}

function isAtWork(at: number): boolean {
  const date = new Date(at);
  const isWeekday = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
  return isWeekday && date.getUTCHours() >= 8 && date.getUTCHours() < 17;
}
