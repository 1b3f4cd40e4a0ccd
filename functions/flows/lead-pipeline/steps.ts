import * as z from "zod";
import { JobRowId, RowOutcome } from "#shared/domain/jobs/job.ts";
import type { createDuplicateCheck } from "./check-duplicate.ts";
import type { createFinish } from "./finish.ts";

const StepCall = z.discriminatedUnion("step", [
  z.object({ step: z.literal("check-duplicate"), leadId: z.string() }),
  z.object({
    step: z.literal("finish"),
    outcome: RowOutcome.exclude(["cancelled"]),
    reason: z.string(),
    runId: z.string(),
    leadId: z.string(),
    jobRow: JobRowId.nullable(),
  }),
]);

/** The steps of the lead pipeline that are not an agent; the flow names the step. */
export function createSteps(steps: {
  readonly checkDuplicate: ReturnType<typeof createDuplicateCheck>;
  readonly finish: ReturnType<typeof createFinish>;
}) {
  return async (event: unknown): Promise<unknown> => {
    const call = StepCall.parse(event);
    switch (call.step) {
      case "check-duplicate":
        return steps.checkDuplicate(call.leadId);
      case "finish":
        return steps.finish(call);
    }
  };
}
