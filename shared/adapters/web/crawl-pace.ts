import { setTimeout as sleep } from "node:timers/promises";

export type CrawlPace = {
  /** Waits until this origin may be asked again, and takes that place in the line. */
  takeTurn(
    origin: string,
    delayMilliseconds: number,
    signal: AbortSignal | undefined,
  ): Promise<void>;
};

export function createCrawlPace(now: () => Date): CrawlPace {
  const nextTurn = new Map<string, number>();
  return {
    async takeTurn(origin, delayMilliseconds, signal) {
      if (delayMilliseconds <= 0) return;
      const time = now().getTime();
      const turn = Math.max(time, nextTurn.get(origin) ?? time);
      forgetPast(nextTurn, time);
      nextTurn.set(origin, turn + delayMilliseconds);
      if (turn > time) await sleep(turn - time, undefined, signal && { signal });
    },
  };
}

function forgetPast(nextTurn: Map<string, number>, time: number): void {
  for (const [origin, turn] of nextTurn) if (turn < time) nextTurn.delete(origin);
}
