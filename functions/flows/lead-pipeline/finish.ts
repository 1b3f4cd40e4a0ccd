import type { RowOutcome } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { RunStore } from "#shared/ports/run-store.ts";

export type FinishDeps = {
  readonly leads: LeadStore;
  readonly jobs: JobStore;
  readonly runs: RunStore;
  readonly intake: Queue<{ readonly kind: "job"; readonly jobId: string }>;
  readonly now: () => Date;
};

export type Finish = {
  readonly outcome: Exclude<RowOutcome, "cancelled">;
  readonly reason: string;
  readonly runId: string;
  readonly leadId: string;
  readonly jobId: string;
  readonly row: number;
};

/** Ends a lead's pipeline: its status, what went wrong on the way, what it cost, and its row's place in the job. */
export function createFinish({ leads, jobs, runs, intake, now }: FinishDeps) {
  return async (finish: Finish): Promise<{ outcome: RowOutcome; reason: string }> => {
    const { outcome, runId, leadId, jobId, row } = finish;
    const executions = await runs.executionsOf(runId);
    const costUsd = executions.reduce((sum, execution) => sum + execution.costUsd, 0);
    const reason = readableReason(finish.reason);
    const problems = executions
      .filter(({ status }) => status === "failed")
      .map(({ agent, error }) => `${agent} failed: ${error?.message ?? "no reason given"}`);
    const error = outcome === "failed" && problems.length === 0 ? reason : problems.join("; ");

    await leads.change(leadId, ({ error: _earlier, ...lead }) => ({
      ...lead,
      status: outcome,
      costUsd,
      ...(error && { error }),
      updatedAt: now().toISOString(),
    }));
    if (jobId) {
      await jobs.endRow(jobId, row, { outcome, reason, costUsd });
      await intake.send({ kind: "job", jobId });
    }
    return { outcome, reason };
  };
}

/** Step Functions gives a function's error as JSON text. */
function readableReason(reason: string): string {
  try {
    const { errorMessage } = JSON.parse(reason) as { errorMessage?: unknown };
    return typeof errorMessage === "string" ? errorMessage : reason;
  } catch {
    return reason;
  }
}
