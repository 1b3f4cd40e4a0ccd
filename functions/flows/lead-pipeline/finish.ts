import * as z from "zod";
import type { RowOutcome } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { RunStore } from "#shared/ports/run-store.ts";

export type FinishDeps = {
  readonly leads: Pick<LeadStore, "changeIfKept" | "release">;
  readonly jobs: Pick<JobStore, "endRow">;
  readonly runs: Pick<RunStore, "executionsOf">;
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

const deletedReason = "The lead was deleted while it was worked on.";

/** Ends a lead's pipeline: its status, what went wrong on the way, what it cost, and its row's place in the job. */
export function createFinish({ leads, jobs, runs, intake, now }: FinishDeps) {
  return async (finish: Finish): Promise<{ outcome: RowOutcome; reason: string }> => {
    const { runId, leadId, jobId, row } = finish;
    const executions = await runs.executionsOf(runId);
    const costUsd = executions.reduce((sum, execution) => sum + execution.costUsd, 0);
    const problems = executions
      .filter(({ status }) => status === "failed")
      .map(({ agent, error }) => `${agent} failed: ${error?.message ?? "no reason given"}`);
    const given = { outcome: finish.outcome, reason: readableReason(finish.reason) };
    const error =
      given.outcome === "failed" && problems.length === 0 ? given.reason : problems.join("; ");

    const kept = await leads.changeIfKept(leadId, ({ error: _earlier, ...lead }) => ({
      ...lead,
      status: given.outcome,
      costUsd,
      ...(error && { error }),
      updatedAt: now().toISOString(),
    }));
    if (given.outcome === "failed") await leads.release(leadId);
    const { outcome, reason } = kept
      ? given
      : { outcome: "failed" as const, reason: deletedReason };
    if (jobId) {
      await jobs.endRow(jobId, row, { outcome, reason, costUsd });
      await intake.send({ kind: "job", jobId });
    }
    return { outcome, reason };
  };
}

const FunctionError = z.object({ errorMessage: z.string() });

/** Step Functions gives a function's error as JSON text. */
function readableReason(reason: string): string {
  try {
    const parsed = FunctionError.safeParse(JSON.parse(reason));
    return parsed.success ? parsed.data.errorMessage : reason;
  } catch {
    return reason;
  }
}
