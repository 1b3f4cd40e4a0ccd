import * as z from "zod";
import type { RowOutcome } from "#shared/domain/jobs/job.ts";
import { createEndPipeline, type EndPipelineDeps, type PipelineEnd } from "../../end-pipeline.ts";

/** The last step of a lead's pipeline. */
export function createFinish(deps: EndPipelineDeps) {
  const endPipeline = createEndPipeline(deps);
  return (end: PipelineEnd): Promise<{ outcome: RowOutcome; reason: string }> =>
    endPipeline({ ...end, reason: readableReason(end.reason) });
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
