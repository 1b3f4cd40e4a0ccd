/** Where a job's files lie in the bucket. */
export const uploadKey = (jobId: string): string => `jobs/${jobId}/upload.csv`;
export const enrichedKey = (jobId: string): string => `jobs/${jobId}/enriched.csv`;
export const errorsKey = (jobId: string): string => `jobs/${jobId}/errors.csv`;
