/**
 * Never works on one key twice at the same moment. Whoever asks meanwhile waits for one more turn, which begins after
 * they asked and so sees what they came to tell of.
 */
export function oneAtATime(work: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  function run(key: string): Promise<void> {
    const turn = work(key).finally(() => running.delete(key));
    running.set(key, turn);
    return turn;
  }

  return (key) => {
    const current = running.get(key);
    if (!current) return run(key);
    const promised = waiting.get(key);
    if (promised) return promised;
    const next = current
      .catch(() => undefined)
      .then(() => {
        waiting.delete(key);
        return run(key);
      });
    waiting.set(key, next);
    return next;
  };
}
