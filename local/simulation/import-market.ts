import { setTimeout as sleep } from "node:timers/promises";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { ApiClient } from "../command-line/api-client.ts";
import { jobProgress } from "../command-line/progress.ts";
import type { Terminal } from "../command-line/terminal.ts";

const POLL_MILLISECONDS = 200;
const LINE_MILLISECONDS = 10_000;

/** Puts the market's companies in and waits until each is worked; it takes minutes, so it says how far it is. */
export async function importMarket(
  api: Pick<ApiClient, "startJob" | "job">,
  csv: string,
  clock: Pick<VirtualClock, "now" | "advanceTo">,
  { output, signal }: Pick<Terminal, "output" | "signal">,
): Promise<void> {
  const { id } = await api.startJob(csv, { key: "simulation" });
  const progress = jobProgress(output, LINE_MILLISECONDS);
  try {
    for (;;) {
      signal.throwIfAborted();
      const job = await api.job(id);
      progress.show(job);
      if (job.status === "refused") throw new Error(`The file was refused: ${job.refusal}`);
      if (job.endedAt !== undefined) return;
      await sleep(POLL_MILLISECONDS);
      // Waits of the flows and second attempts have their time too.
      clock.advanceTo(clock.now() + 1000);
    }
  } finally {
    progress.close();
  }
}
