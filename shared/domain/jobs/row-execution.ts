/** The name of a row's pipeline execution: it makes the start exactly once, and leads back to the row. */
export function rowExecution(jobId: string, row: number): string {
  return `${jobId}-${row}`;
}
