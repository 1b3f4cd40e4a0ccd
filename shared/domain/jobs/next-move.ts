import type { Job } from "./job.ts";

/** What an intake message leads to; deciding is pure, so many messages for one job do no harm. */
export type NextMove =
  | { readonly kind: "start-rows"; readonly from: number; readonly to: number }
  | { readonly kind: "cancel-rest"; readonly from: number; readonly to: number }
  | { readonly kind: "export" }
  | { readonly kind: "wait" }
  | { readonly kind: "over" };

/** Starting more rows at once than this would make one message run for too long. */
const MOST_ROWS_A_MOVE = 20;

export function nextMove(job: Job, concurrency: number): NextMove {
  switch (job.status) {
    case "done":
    case "cancelled":
    case "refused":
      return { kind: "over" };
    case "exporting":
      return { kind: "export" };
    case "importing":
    case "running":
      return startOrExport(job, concurrency);
    case "cancelling":
      return cancelOrExport(job);
  }
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
  if (job.started < job.accepted) {
    const to = Math.min(job.accepted, job.started + MOST_ROWS_A_MOVE);
    return { kind: "cancel-rest", from: job.started + 1, to };
  }
  return job.ended === job.accepted ? { kind: "export" } : { kind: "wait" };
}
