import { hasEnded, type Job } from "./job.ts";

/** What an intake message leads to; deciding is pure, so many messages for one job do no harm. */
export type NextMove =
  | { readonly kind: "start-rows"; readonly from: number; readonly to: number }
  | { readonly kind: "cancel-rest"; readonly from: number; readonly to: number }
  | { readonly kind: "export" }
  | { readonly kind: "wait" }
  | { readonly kind: "over" };

/** Starting more rows at once than this would make one message run for too long. */
const MOST_ROWS_A_MOVE = 20;

/** The store ends 99 rows in one transaction with their counter, and counts rows in a row on 8 counters: 8 full transactions. */
const MOST_CANCELLED_A_MOVE = 8 * 99;

export function nextMove(job: Job, concurrency: number): NextMove {
  switch (job.status) {
    case "done":
    case "cancelled":
    case "refused":
      return { kind: "over" };
    case "exporting":
      return { kind: "wait" };
    case "importing":
    case "running":
      return startOrExport(job, concurrency);
    case "cancelling":
      return cancelOrExport(job);
  }
}

/** Pipelines a job may have under way of all that the department may have: no job waits for another to end. */
export function fairShare(concurrency: number, jobs: readonly Job[]): number {
  const working = jobs.filter(
    ({ options, isImported, started, accepted }) =>
      options.mode === "pipeline" && (!isImported || started < accepted),
  );
  return Math.max(1, Math.floor(concurrency / Math.max(1, working.length)));
}

function startOrExport(job: Job, concurrency: number): NextMove {
  if (job.options.mode === "import") return job.isImported ? { kind: "export" } : { kind: "wait" };
  const free = concurrency - (job.started - job.ended);
  const count = Math.min(free, job.accepted - job.started, MOST_ROWS_A_MOVE);
  if (count > 0) return { kind: "start-rows", from: job.started + 1, to: job.started + count };
  return job.isImported && job.ended === job.accepted ? { kind: "export" } : { kind: "wait" };
}

function cancelOrExport(job: Job): NextMove {
  if (!job.isImported) return { kind: "wait" };
  // Without the pipeline there is nothing to call off: what was stored stays.
  if (job.options.mode === "import") return { kind: "export" };
  if (job.started < job.accepted) {
    const to = Math.min(job.accepted, job.started + MOST_CANCELLED_A_MOVE);
    return { kind: "cancel-rest", from: job.started + 1, to };
  }
  return job.ended === job.accepted ? { kind: "export" } : { kind: "wait" };
}

/** An export may be told of before the job says that it is exporting, and twice. */
export function mayExport(job: Job): boolean {
  return job.status === "exporting" || nextMove(job, 1).kind === "export";
}

const STILL_IMPORT_MILLISECONDS = 2 * 60_000;
/** As long as one export may take. */
const STILL_EXPORT_MILLISECONDS = 15 * 60_000;

/**
 * What a job that has not moved for long may have lost: the message of its import or its export. One that moves needs
 * no second reader of its file beside the first.
 */
export function lostMessage(job: Job, now: Date): "import" | "export" | undefined {
  const still = now.getTime() - Date.parse(job.updatedAt);
  if (hasEnded(job.status)) return undefined;
  if (job.status === "exporting") return still > STILL_EXPORT_MILLISECONDS ? "export" : undefined;
  return !job.isImported && still > STILL_IMPORT_MILLISECONDS ? "import" : undefined;
}
