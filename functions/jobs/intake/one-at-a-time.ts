/**
 * Never works on one key twice at the same moment. Whoever asks meanwhile waits for one more turn, which begins after
 * they asked and so sees what they came to tell of.
 */
export function oneAtATime(work: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  async function run(key: string): Promise<void> {
    const turn = work(key);
    running.set(key, turn);
    try {
      await turn;
    } finally {
      running.delete(key);
    }
  }

  async function runAfter(current: Promise<void>, key: string): Promise<void> {
    await current.catch(() => undefined);
    waiting.delete(key);
    await run(key);
  }

  return async (key) => {
    const promised = waiting.get(key);
    const current = running.get(key);
    if (promised !== undefined) return promised;
    if (current === undefined) return run(key);
    const next = runAfter(current, key);
    waiting.set(key, next);
    return next;
  };
}
