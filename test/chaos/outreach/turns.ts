import { setImmediate } from "node:timers/promises";
import type { StormClock } from "./clock.ts";
import type { Dice } from "./dice.ts";
import { faultOfStorm } from "./faults.ts";

/** One invocation of a function. */
export type Life = {
  readonly id: number;
  readonly name: string;
  /** How far its machine's clock is off. */
  readonly skew: number;
};

type End = "done" | "failed" | "died";

type Call = {
  readonly kind: "read" | "write";
  /** For the story of a message. */
  readonly label: string;
  /** A claim of the outbox; others may be let by before it. */
  readonly isClaim?: boolean;
};

type Pending = Call & {
  readonly life: Living;
  readonly number: number;
  readonly run: () => Promise<void>;
  readonly fail: (error: Error) => void;
  readonly settle: () => void;
  held: number;
};

type Living = Life & {
  calls: number;
  waiting: number;
  isOver: boolean;
  readonly ended: (end: End, error?: unknown) => void;
};

type Fault = "none" | "fails-before" | "fails-after" | "dies-before" | "dies-after";

export type Turns = ReturnType<typeof createTurns>;

/**
 * Runs many invocations at once, one call to the outside at a time, in an order the dice choose; so two senders meet at
 * every point there is, and the same dice make the same meeting. Reads change nothing and go together.
 * A call may fail before or after its effect, and an invocation may die at either point: then nothing of it runs on.
 */
export function createTurns({ dice, clock }: { readonly dice: Dice; readonly clock: StormClock }) {
  const living = new Map<number, Living>();
  let pending: Pending[] = [];
  let lives = 0;
  let faultShare = 0;
  /** So many run just now; the others wait for their turn. */
  let running = 0;
  let allWait: () => void = () => undefined;
  const faults = { "fails-before": 0, "fails-after": 0, "dies-before": 0, "dies-after": 0 };

  function end(life: Living, how: End, error?: unknown): void {
    if (life.isOver) return;
    life.isOver = true;
    living.delete(life.id);
    if (life.waiting === 0) stops();
    pending = pending.filter((one) => one.life !== life);
    life.ended(how, error);
  }

  function stops(): void {
    running -= 1;
    if (running === 0) allWait();
  }

  /** Waits until every invocation has ended or waits for its turn; some sleep a moment when they lose a race. */
  async function atRest(): Promise<void> {
    await setImmediate();
    while (running > 0) {
      await new Promise<void>((resolve) => {
        allWait = resolve;
      });
      await setImmediate();
    }
  }

  function draw(): Fault {
    if (!dice.chance(faultShare)) return "none";
    return dice.one(["fails-before", "fails-after", "dies-before", "dies-after"]);
  }

  function choose(): readonly Pending[] {
    for (const one of pending) one.held -= 1;
    const inOrder = pending.toSorted(
      (one, other) => one.life.id - other.life.id || one.number - other.number,
    );
    const free = inOrder.filter(({ held }) => held < 0);
    const first = dice.any(free.length > 0 ? free : inOrder);
    if (!first) return [];
    if (first.kind === "write") return [first];
    return [first, ...free.filter((one) => one.kind === "read" && one !== first).slice(0, 5)];
  }

  async function take(call: Pending): Promise<void> {
    const fault = draw();
    if (fault !== "none") faults[fault] += 1;
    if (fault === "dies-before") return end(call.life, "died");
    if (fault === "fails-before") return call.fail(faultOfStorm(`${call.label} not reached`));
    await call.run();
    if (fault === "dies-after") return end(call.life, "died");
    if (fault === "fails-after") return call.fail(faultOfStorm(`${call.label} gave no answer`));
  }

  return {
    faults,
    setFaults(share: number): void {
      faultShare = share;
    },
    live: () => living.size,
    lives: () => lives,
    isIdle: () => living.size === 0,

    start(
      name: string,
      work: (life: Life) => Promise<unknown>,
      ended: (end: End, error?: unknown) => void,
    ): Life {
      lives += 1;
      const skew = dice.between(-1500, 1500);
      const life: Living = { id: lives, name, skew, calls: 0, waiting: 0, isOver: false, ended };
      living.set(life.id, life);
      running += 1;
      work(life).then(
        () => end(life, "done"),
        (error: unknown) => end(life, "failed", error),
      );
      return life;
    },

    /** One call to the outside of an invocation; `hold` lets so many others by first. */
    call<Result>(
      { id }: Life,
      call: Call,
      effect: () => Promise<Result>,
      hold = 0,
    ): Promise<Result> {
      const life = living.get(id);
      // The invocation is dead, and its promise is never kept.
      if (!life) return new Promise(() => undefined);
      life.calls += 1;
      life.waiting += 1;
      if (life.waiting === 1) stops();
      return new Promise<Result>((resolve, reject) => {
        let outcome: (() => void) | undefined;
        pending.push({
          ...call,
          life,
          number: life.calls,
          held: hold,
          run: async () => {
            try {
              const result = await effect();
              outcome = () => resolve(result);
            } catch (error) {
              outcome = () => reject(error instanceof Error ? error : new Error(String(error)));
            }
          },
          fail: (error) => {
            outcome = () => reject(error);
          },
          settle: () => {
            life.waiting -= 1;
            if (life.waiting === 0) running += 1;
            outcome?.();
          },
        });
      });
    },

    /** False when nobody waits for a turn. */
    async step(): Promise<boolean> {
      await atRest();
      const chosen = choose();
      if (chosen.length === 0) return false;
      clock.tick();
      pending = pending.filter((one) => !chosen.includes(one));
      await Promise.all(chosen.map(take));
      for (const one of chosen) if (!one.life.isOver) one.settle();
      await atRest();
      return true;
    },

    /** The platform's time limit ends what runs; which of them the dice say. */
    killSome(share: number): void {
      for (const life of [...living.values()]) if (dice.chance(share)) end(life, "died");
    },
  };
}
