import { zstdDecompressSync } from "node:zlib";
import * as z from "zod";
import type { Executions } from "../execution/executions.ts";
import type { HistoryEvent } from "../execution/history.ts";
import type { ExecutionStore } from "../storage/execution-store.ts";
import { find } from "./execution-operations.ts";
import type { Operations } from "./operations.ts";
import { decodePage, encodePage, epochSeconds, Paging, pageSize, readRequest } from "./request.ts";

const GetExecutionHistory = z.object({
  executionArn: z.string(),
  reverseOrder: z.boolean().default(false),
  ...Paging,
});

/** A running execution's history is in memory, where a replay rebuilds it; an ended one's is on disk. */
export function historyOperation(
  executions: Pick<Executions, "liveRun">,
  store: Pick<ExecutionStore, "find" | "history">,
): Operations {
  function eventsOf(arn: string): readonly HistoryEvent[] {
    const { id } = find(store, arn);
    const run = executions.liveRun(arn);
    if (run) return run.history;
    const packed = store.history(id);
    return packed ? JSON.parse(zstdDecompressSync(packed).toString()) : [];
  }

  return {
    async GetExecutionHistory(request) {
      const { executionArn, reverseOrder, maxResults, nextToken } = readRequest(
        GetExecutionHistory,
        request,
      );
      const events = eventsOf(executionArn);
      const ordered = reverseOrder ? events.toReversed() : events;
      const from = decodePage(z.number(), nextToken) ?? 0;
      const to = from + pageSize(maxResults);
      return {
        events: ordered.slice(from, to).map(withEpochSeconds),
        ...(to < ordered.length && { nextToken: encodePage(to) }),
      };
    },
  };
}

function withEpochSeconds(event: HistoryEvent): Record<string, unknown> {
  return { ...event, timestamp: epochSeconds(event.timestamp) };
}
