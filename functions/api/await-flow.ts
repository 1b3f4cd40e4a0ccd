import { setTimeout as sleep } from "node:timers/promises";
import type { FlowState, Flows } from "#shared/ports/flows.ts";

/** API Gateway gives up after 30 s; what takes longer is answered with 202 and looked up later. */
const PATIENCE_MILLISECONDS = 24_000;
const INTERVAL_MILLISECONDS = 200;

export async function awaitFlow<Name extends string>(
  flows: Flows<Name>,
  flow: Name,
  execution: string,
): Promise<FlowState> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const state = await flows.look(flow, execution);
    if (state.kind !== "running" || Date.now() > end) return state;
    await sleep(INTERVAL_MILLISECONDS);
  }
}
