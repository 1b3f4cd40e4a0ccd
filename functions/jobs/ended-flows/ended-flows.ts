import * as z from "zod";
import { JobRowId } from "#shared/domain/jobs/job.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { Log } from "#shared/ports/log.ts";
import { createEndPipeline, type EndPipelineDeps } from "../../end-pipeline.ts";

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

const PipelineInput = z.object({ leadId: z.string(), jobRow: JobRowId.nullish() });

export type EndedFlowsDeps = EndPipelineDeps & {
  readonly jobs: Pick<JobStore, "row" | "endRow">;
  readonly log: Log;
};

/** Reports the row of a flow that could not even run its own last step, so that its job ends all the same. */
export function createEndedFlows(deps: EndedFlowsDeps) {
  const { jobs, intake, log } = deps;
  const endPipeline = createEndPipeline(deps);

  return async ({ detail }: BrokenFlow): Promise<void> => {
    const input: unknown = JSON.parse(detail.input);
    // An execution keeps the input of the version that began it, and one before named the row beside the lead.
    const { leadId, jobRow = JobRowId.safeParse(input).data ?? null } = PipelineInput.parse(input);
    const reason = reasonOf(detail);
    log.error("pipeline broke", { execution: detail.name, leadId, ...jobRow, reason });

    if (jobRow && (await jobs.row(jobRow.jobId, jobRow.row))?.status === "ended") {
      // The flow broke after its last step had ended the row: only the message to the intake may be missing.
      await intake.send({ kind: "job", jobId: jobRow.jobId });
      return;
    }
    await endPipeline({ outcome: "failed", reason, runId: detail.name, leadId, jobRow });
  };
}

function reasonOf({ status, error, cause }: BrokenFlow["detail"]): string {
  const how = { FAILED: "failed", TIMED_OUT: "took too long", ABORTED: "was aborted" }[status];
  const why = [error, cause].filter(Boolean).join(": ");
  return why ? `The pipeline ${how}: ${why}` : `The pipeline ${how}.`;
}
