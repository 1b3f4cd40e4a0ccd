import type { Job } from "#shared/domain/jobs/job.ts";

export const jobPartition = (id: string): string => `JOB#${id}`;
export const jobKey = (id: string) => ({ pk: jobPartition(id), sk: "JOB" });
export const rowKey = (jobId: string, number: number) => ({
  pk: `ROW#${jobId}#${number}`,
  sk: "ROW",
});

/** The jobs that have not ended, in a partition of their own: the sweep reads them consistently, and no others. */
export const unfinishedPartition = "JOBS-UNFINISHED";
export const unfinishedKey = (id: string) => ({ pk: unfinishedPartition, sk: id });

export const jobsIndex = "JOBS";
export const listPlace = ({ createdAt, id }: Pick<Job, "createdAt" | "id">): string =>
  `${createdAt}#${id}`;
