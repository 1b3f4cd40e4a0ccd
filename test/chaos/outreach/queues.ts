import type { StormClock } from "./clock.ts";
import type { Dice } from "./dice.ts";

export type Letter = {
  readonly number: number;
  readonly queue: string;
  readonly body: unknown;
  at: number;
  tries: number;
};

export type Queues = ReturnType<typeof createQueues>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Queues as SQS promises them and no better: late, twice, in any order, and again until somebody is done with a message. */
export function createQueues({ dice, clock }: { readonly dice: Dice; readonly clock: StormClock }) {
  const letters: Letter[] = [];
  const counts = { sent: 0, twice: 0, again: 0 };
  let isCalm = false;

  function put(queue: string, body: unknown, delay: number): void {
    counts.sent += 1;
    letters.push({ number: counts.sent, queue, body, at: clock.milliseconds() + delay, tries: 0 });
  }

  return {
    counts,
    send(queue: string, body: unknown): void {
      const late = !isCalm && dice.chance(0.05);
      put(queue, body, late ? dice.between(1, 90) * MINUTE : dice.between(0, 20) * SECOND);
      if (!isCalm && dice.chance(0.06)) {
        counts.twice += 1;
        put(queue, body, dice.between(0, 30) * MINUTE);
      }
    },
    sendLater: put,
    /** One that comes at once. */
    letter(queue: string, body: unknown): Letter {
      counts.sent += 1;
      return { number: counts.sent, queue, body, at: clock.milliseconds(), tries: 0 };
    },
    /** Any of those whose time has come; it is gone until it is put back. */
    take(): Letter | undefined {
      const due = letters.filter(({ at }) => at <= clock.milliseconds());
      const letter = dice.any(due);
      if (letter) letters.splice(letters.indexOf(letter), 1);
      return letter;
    },
    again(letter: Letter): void {
      counts.again += 1;
      letter.tries += 1;
      letter.at = clock.milliseconds() + dice.between(30, isCalm ? 60 : 600) * SECOND;
      letters.push(letter);
    },
    /** How many wait for somebody to take them. */
    due: () => letters.filter(({ at }) => at <= clock.milliseconds()).length,
    nextAt: () => Math.min(...letters.map(({ at }) => at)),
    size: () => letters.length,
    all: () => letters,
    of: (queue: string) => letters.filter((letter) => letter.queue === queue),
    calm(): void {
      isCalm = true;
    },
  };
}
