import { setTimeout as sleep } from "node:timers/promises";

/** Resolves once it has been quiet several times in a row: between two steps nothing runs for a moment either. */
export async function settledWhen(isQuiet: () => boolean): Promise<void> {
  let looks = 0;
  while (looks < LOOKS) {
    await sleep(LOOK_MILLISECONDS);
    looks = isQuiet() ? looks + 1 : 0;
  }
}

const LOOKS = 4;
const LOOK_MILLISECONDS = 4;
