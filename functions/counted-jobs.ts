import type { JobStore } from "#shared/ports/job-store.ts";
import type { Metrics } from "#shared/ports/metrics.ts";

/** Counts rows where their job's own counters move: once, however often a message is told. */
export function countedJobs(jobs: JobStore, metrics: Metrics): JobStore {
  return {
    ...jobs,
    async checkpoint(id, fromRecords, progress) {
      const outcome = await jobs.checkpoint(id, fromRecords, progress);
      const rows = progress.records - fromRecords;
      if (outcome === "moved" && rows > 0) metrics.add("RowsImported", rows);
      return outcome;
    },
    async endRow(jobId, row, end) {
      const isEnded = await jobs.endRow(jobId, row, end);
      if (isEnded) metrics.add("RowsEnded", 1, { outcome: end.outcome });
      return isEnded;
    },
    async cancelRows(jobId, from, to, reason) {
      const count = await jobs.cancelRows(jobId, from, to, reason);
      if (count > 0) metrics.add("RowsEnded", count, { outcome: "cancelled" });
      return count;
    },
  };
}
