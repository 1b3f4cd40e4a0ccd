import * as z from "zod";
import type { JobStore } from "#shared/ports/job-store.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";

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
  readonly leads: LeadStore;
  readonly jobs: JobStore;
  readonly intake: Queue<{ readonly kind: "job"; readonly jobId: string }>;
  readonly log: Log;
  readonly now: () => Date;
};

/** Reports the row of a flow that could not even run its own last step, so that its job ends all the same. */
export function createEndedFlows({ leads, jobs, intake, log, now }: EndedFlowsDeps) {
  return async ({ detail }: BrokenFlow): Promise<void> => {
    const { leadId, jobId, row } = PipelineInput.parse(JSON.parse(detail.input));
    const reason = `The pipeline ${detail.status.toLowerCase().replace("_", " ")}: ${detail.error ?? "no error"} ${detail.cause ?? ""}`;
    log.error("pipeline broke", { execution: detail.name, leadId, jobId, row, reason });

    try {
      await leads.change(leadId, (lead) => ({
        ...lead,
        status: "failed",
        error: reason,
        updatedAt: now().toISOString(),
      }));
    } catch (error) {
      // A person may have deleted the lead meanwhile; its row must end nevertheless.
      if (!(error instanceof LeadNotFound)) throw error;
    }
    if (!jobId) return;
    await jobs.endRow(jobId, row, { outcome: "failed", reason, costUsd: 0 });
    await intake.send({ kind: "job", jobId });
  };
}
