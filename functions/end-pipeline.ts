import type { JobRowId, RowOutcome } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { RunStore } from "#shared/ports/run-store.ts";

export type EndPipelineDeps = {
  readonly leads: Pick<LeadStore, "changeIfKept" | "release">;
  readonly jobs: Pick<JobStore, "endRow">;
  readonly runs: Pick<RunStore, "executionsOf">;
  readonly intake: Queue<{ readonly kind: "job"; readonly jobId: string }>;
  readonly now: () => Date;
};

export type PipelineEnd = {
  readonly outcome: Exclude<RowOutcome, "cancelled">;
  readonly reason: string;
  readonly runId: string;
  readonly leadId: string;
  readonly jobRow: JobRowId | null;
};

const deletedReason = "The lead was deleted while it was worked on.";

/** Ends a lead's pipeline: its status, what went wrong on the way, what it cost, and its row's place in the job. */
export function createEndPipeline({ leads, jobs, runs, intake, now }: EndPipelineDeps) {
  return async (end: PipelineEnd): Promise<{ outcome: RowOutcome; reason: string }> => {
    const { runId, leadId, jobRow } = end;
    const executions = await runs.executionsOf(runId);
    const costUsd = executions.reduce((sum, execution) => sum + execution.costUsd, 0);
    const problems = executions
      .filter(({ status }) => status === "failed")
      .map(({ agent, error }) => `${agent} failed: ${error?.message ?? "no reason given"}`);
    const error = errorOf(end, problems);

    const kept = await leads.changeIfKept(leadId, ({ error: _earlier, ...lead }) => ({
      ...lead,
      status: end.outcome,
      costUsd,
      ...(error && { error }),
      updatedAt: now().toISOString(),
    }));
    if (end.outcome === "failed") await leads.release(leadId);
    const { outcome, reason } = kept ? end : { outcome: "failed" as const, reason: deletedReason };
    if (jobRow) {
      await jobs.endRow(jobRow.jobId, jobRow.row, { outcome, reason, costUsd });
      await intake.send({ kind: "job", jobId: jobRow.jobId });
    }
    return { outcome, reason };
  };
}

/** Why it failed, unless the agent that failed says the same, and what went wrong besides. */
function errorOf({ outcome, reason }: PipelineEnd, problems: readonly string[]): string {
  const isTold = outcome !== "failed" || problems.some((problem) => problem.includes(reason));
  return [...(isTold ? [] : [reason]), ...problems].join("; ");
}
