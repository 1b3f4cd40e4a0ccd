import { setTimeout as sleep } from "node:timers/promises";
import type { PutEvent } from "../integrations/event-entries.ts";
import type { Execution, ExecutionStore } from "../storage/execution-store.ts";

export type Announcements = {
  readonly announce: (execution: Execution) => void;
  readonly close: () => void;
};

const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 60_000;

/** Says on the bus how an execution ended, until the bus has taken it: at least once, even across a crash. */
export function createAnnouncements(
  store: Pick<ExecutionStore, "markAnnounced">,
  putEvent: PutEvent,
  log: (line: string) => void,
): Announcements {
  const controller = new AbortController();
  const { signal } = controller;
  const underway = new Set<number>();

  async function announce(execution: Execution): Promise<void> {
    for (let delay = FIRST_DELAY; !signal.aborted; delay = Math.min(delay * 2, LONGEST_DELAY)) {
      try {
        await putEvent(endEvent(execution));
        if (!signal.aborted) await store.markAnnounced(execution.id);
        return;
      } catch (error) {
        log(`The end of ${execution.arn} could not be announced: ${String(error)}`);
      }
      await sleep(delay, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    announce(execution) {
      if (underway.has(execution.id)) return;
      underway.add(execution.id);
      void announce(execution).finally(() => underway.delete(execution.id));
    },
    close: () => controller.abort(),
  };
}

function endEvent(execution: Execution): Parameters<PutEvent>[0] {
  const { arn, machineArn, name, status, startDate, stopDate } = execution;
  const { input, output, error, cause } = execution;
  return {
    source: "aws.states",
    detailType: "Step Functions Execution Status Change",
    detail: {
      executionArn: arn,
      stateMachineArn: machineArn,
      name,
      status,
      startDate,
      stopDate,
      input,
      output,
      ...(error !== null && { error }),
      ...(cause !== null && { cause }),
    },
  };
}
