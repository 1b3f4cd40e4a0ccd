import type { Job, JobRow, JobStage, RowOutcome } from "#shared/domain/jobs/job.ts";

export type JobStore = {
  readonly find: (id: string) => Promise<Job | undefined>;
  /** Does nothing when a job of that id is there. */
  readonly add: (job: Job) => Promise<void>;
  /** Newest first. */
  readonly list: (query: { readonly limit: number; readonly cursor?: string }) => Promise<{
    readonly jobs: readonly Job[];
    readonly cursor?: string;
  }>;
  /** Jobs that have not ended, for the sweep. */
  readonly active: () => Promise<readonly Job[]>;
  /**
   * Moves the import's checkpoint from `fromRecords`; "stale" when another import was faster. Rows up to
   * `accepted` may be started as soon as this is done, so their leads and rows must be stored before.
   */
  readonly checkpoint: (
    id: string,
    fromRecords: number,
    progress: Pick<Job, "records" | "accepted" | "rejected" | "repeated" | "isImported">,
  ) => Promise<"moved" | "stale">;
  /** The first mapping stands. */
  readonly setMapping: (id: string, mapping: NonNullable<Job["mapping"]>) => Promise<void>;
  /** Ends the job, unless it has ended. */
  readonly refuse: (id: string, reason: string) => Promise<void>;
  /** Moves the status when it is one of `from`; false when it was another. */
  readonly moveStatus: (
    id: string,
    from: readonly Job["status"][],
    to: Job["status"],
  ) => Promise<boolean>;
  /** Says that rows up to `to` were handed to the pipeline; false when another message said so first. */
  readonly markStarted: (id: string, from: number, to: number) => Promise<boolean>;

  /** A row that is there already stays as it is. */
  readonly addRows: (rows: readonly JobRow[]) => Promise<void>;
  readonly row: (jobId: string, number: number) => Promise<JobRow | undefined>;
  /** Rows from..to in order. */
  readonly rows: (jobId: string, from: number, to: number) => Promise<readonly JobRow[]>;
  /** Counts a row as through a stage, once however often it is told. */
  readonly passStage: (jobId: string, row: number, stage: JobStage) => Promise<void>;
  /** Ends a row and moves the job's counters, once however often it is told; false when it had ended before. */
  readonly endRow: (
    jobId: string,
    row: number,
    end: { readonly outcome: RowOutcome; readonly reason: string; readonly costUsd: number },
  ) => Promise<boolean>;
  /** Ends rows from..to as cancelled, many at a time; gives how many of them had not ended before. */
  readonly cancelRows: (jobId: string, from: number, to: number, reason: string) => Promise<number>;
};
