import * as z from "zod";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { RunStore } from "#shared/ports/run-store.ts";

/** The event of a lead pipeline that failed, timed out or was aborted. */
export const BrokenFlow = z.object({
  detail: z.object({
    name: z.string(),
    status: z.enum(["FAILED", "TIMED_OUT", "ABORTED"]),
    input: z.string(),
    error: z.string().nullish(),
    cause: z.string().nullish(),
  }),
});
export type BrokenFlow = z.infer<typeof BrokenFlow>;

const PipelineInput = z.object({ leadId: z.string(), jobId: z.string(), row: z.int() });

export type EndedFlowsDeps = {
  readonly leads: Pick<LeadStore, "changeIfKept" | "release">;
  readonly jobs: Pick<JobStore, "row" | "endRow">;
  readonly runs: Pick<RunStore, "executionsOf">;
  readonly intake: Queue<{ readonly kind: "job"; readonly jobId: string }>;
  readonly log: Log;
  readonly now: () => Date;
};

/** Reports the row of a flow that could not even run its own last step, so that its job ends all the same. */
export function createEndedFlows({ leads, jobs, runs, intake, log, now }: EndedFlowsDeps) {
  return async ({ detail }: BrokenFlow): Promise<void> => {
    const { leadId, jobId, row } = PipelineInput.parse(JSON.parse(detail.input));
    const reason = reasonOf(detail);
    log.error("pipeline broke", { execution: detail.name, leadId, jobId, row, reason });

    if (jobId && (await jobs.row(jobId, row))?.status === "ended") {
      // The flow broke after its last step had ended the row: only the message to the intake may be missing.
      await intake.send({ kind: "job", jobId });
      return;
    }
    const executions = await runs.executionsOf(detail.name);
    const costUsd = executions.reduce((sum, execution) => sum + execution.costUsd, 0);
    await leads.changeIfKept(leadId, (lead) => ({
      ...lead,
      status: "failed",
      error: reason,
      costUsd,
      updatedAt: now().toISOString(),
    }));
    await leads.release(leadId);
    if (!jobId) return;
    await jobs.endRow(jobId, row, { outcome: "failed", reason, costUsd });
    await intake.send({ kind: "job", jobId });
  };
}

function reasonOf({ status, error, cause }: BrokenFlow["detail"]): string {
  const how = { FAILED: "failed", TIMED_OUT: "took too long", ABORTED: "was aborted" }[status];
  const why = [error, cause].filter(Boolean).join(": ");
  return why ? `The pipeline ${how}: ${why}` : `The pipeline ${how}.`;
}
