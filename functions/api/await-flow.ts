import { setTimeout as sleep } from "node:timers/promises";
import type { FlowState, Flows } from "#shared/ports/flows.ts";

const INTERVAL_MILLISECONDS = 200;

/** Looks until the flow has ended or the patience has. */
export async function awaitFlow<Name extends string>(
  flows: Flows<Name>,
  flow: Name,
  execution: string,
  patienceMilliseconds: number,
): Promise<FlowState> {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const state = await flows.look(flow, execution);
    if (state.kind !== "running" || Date.now() > end) return state;
    await sleep(INTERVAL_MILLISECONDS);
  }
}
