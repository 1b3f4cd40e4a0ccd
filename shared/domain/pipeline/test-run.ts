import * as z from "zod";

export const TestRunOptions = z.strictObject({
  /** Ends the run when the lead is known already. */
  stopOnDuplicate: z.boolean().default(true),
  skipEnrichment: z.boolean().default(false),
  createInCrm: z.boolean().default(false),
  /** Keeps the run's record but not the lead. */
  dryRun: z.boolean().default(true),
});
export type TestRunOptions = z.infer<typeof TestRunOptions>;

/** One lead sent through the pipeline by a person who wants to see what it does. */
export const TestRun = z.object({
  id: z.string(),
  leadId: z.string(),
  isQuick: z.boolean(),
  options: TestRunOptions,
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
});
export type TestRun = z.infer<typeof TestRun>;

/** The lead of a dry run says so in its id, so whatever is stored about it can expire with it. */
export const testLeadId = (runId: string): string => `${testLeadPrefix}${runId}`;
export const isTestLead = (leadId: string): boolean => leadId.startsWith(testLeadPrefix);

const testLeadPrefix = "trial-";
