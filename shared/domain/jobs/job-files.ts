/** Where the files of jobs lie in the bucket. */
export const uploadKey = (jobId: string): string => `jobs/${jobId}/upload.csv`;
export const enrichedKey = (jobId: string): string => `jobs/${jobId}/enriched.csv`;
export const errorsKey = (jobId: string): string => `jobs/${jobId}/errors.csv`;

/** A file that was put there before its job began. Whoever has the link may write it for an hour, so no job reads it. */
export const storedKey = (uploadId: string): string => `uploads/${uploadId}.csv`;

/** The name of a CSV that was put under drops/, with no more folders than that; undefined for any other file. */
export function droppedName(key: string): string | undefined {
  return /^drops\/([^/]{1,200}\.csv)$/i.exec(key)?.[1];
}
