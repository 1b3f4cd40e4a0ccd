import * as z from "zod";
import type { Job, JobStage, RowOutcome } from "#shared/domain/jobs/job.ts";
import type { Item } from "./batches.ts";
import { jobPartition } from "./job-keys.ts";

/**
 * Pipelines of one job count at the same moment, and DynamoDB cancels one of two transactions on the same item. So each
 * row counts in one of several items, and neither the job's own item nor the index of jobs is written for it.
 */
const COUNTERS = 8;

/** Where a row counts. */
export function counterKey(jobId: string, row: number) {
  return { pk: jobPartition(jobId), sk: `COUNTER#${row % COUNTERS}` };
}

export const isCounter = ({ sk }: Item): boolean => String(sk).startsWith("COUNTER#");

/** The names of a counter's sums; an outcome and a stage may share a word. */
export const outcomeSum = (outcome: RowOutcome): string => `outcome-${outcome}`;
export const stageSum = (stage: JobStage): string => `stage-${stage}`;

const Sum = z.number().default(0);

/** The job with what its counters say. */
export function withCounts(job: Job, counters: readonly Item[]): Job {
  const sum = (name: string): number =>
    counters.reduce((total, counter) => total + Sum.parse(counter[name]), 0);
  return {
    ...job,
    ended: sum("ended"),
    costUsd: roundCost(sum("costUsd")),
    outcomes: {
      ready: sum(outcomeSum("ready")),
      parked: sum(outcomeSum("parked")),
      duplicate: sum(outcomeSum("duplicate")),
      failed: sum(outcomeSum("failed")),
      cancelled: sum(outcomeSum("cancelled")),
    },
    stages: {
      qualification: sum(stageSum("qualification")),
      enrichment: sum(stageSum("enrichment")),
      "growth-analysis": sum(stageSum("growth-analysis")),
      marketing: sum(stageSum("marketing")),
    },
  };
}

/** Adding binary fractions leaves a tail that no price has. */
function roundCost(usd: number): number {
  return Math.round(usd * 1e9) / 1e9;
}
