import * as z from "zod";

const jobStages = ["qualification", "enrichment", "growth-analysis", "marketing"] as const;
export const JobStage = z.enum(jobStages);
export type JobStage = z.infer<typeof JobStage>;

export const RowOutcome = z.enum(["ready", "parked", "duplicate", "failed", "cancelled"]);
export type RowOutcome = z.infer<typeof RowOutcome>;

const JobStatus = z.enum([
  "importing",
  "running",
  "cancelling",
  "exporting",
  "done",
  "cancelled",
  "refused",
]);
export type JobStatus = z.infer<typeof JobStatus>;

/** Nothing more happens to a job that has ended. */
export function hasEnded(status: JobStatus): boolean {
  return status === "done" || status === "cancelled" || status === "refused";
}

/** Which leads to make of a file, and what to do with them. */
const JobOptions = z.object({
  /** "pipeline" works on every row; "import" only stores the leads. */
  mode: z.enum(["pipeline", "import"]),
  /** Rows after this many are left alone. */
  limit: z.int().positive().optional(),
  /** Explicit header -> field overrides of the mapping by synonyms. */
  mapping: z.record(z.string(), z.string()).optional(),
});

export const Job = z.object({
  id: z.string(),
  status: JobStatus,
  /** Somebody called it off: it ends as cancelled, with what was done until then. */
  isCancelled: z.literal(true).optional(),
  /** Why a file was refused, in plain words. */
  refusal: z.string().optional(),
  fileName: z.string(),
  fileKey: z.string(),
  /** The place where the file was put before the job began, if it was. The job has a copy of its own. */
  uploadId: z.string().optional(),
  options: JobOptions,
  /** The column -> field mapping the import settled on. */
  mapping: z.array(z.object({ column: z.string(), field: z.string().optional() })).optional(),
  isImported: z.boolean(),
  /** Records of the file read so far: where the import goes on after a crash or its time limit. */
  records: z.int().min(0),
  /** Rows that became leads; they are numbered 1 to accepted. */
  accepted: z.int().min(0),
  rejected: z.int().min(0),
  /** Rows of the file that repeat an earlier row of it. */
  repeated: z.int().min(0),
  /** Rows 1 to started have been handed to the pipeline. */
  started: z.int().min(0),
  ended: z.int().min(0),
  outcomes: z.record(RowOutcome, z.int().min(0)),
  stages: z.record(JobStage, z.int().min(0)),
  costUsd: z.number().min(0),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
});
export type Job = z.infer<typeof Job>;

export type NewJob = Pick<
  Job,
  "id" | "fileName" | "fileKey" | "uploadId" | "options" | "createdBy" | "createdAt"
>;

export function newJob(job: NewJob): Job {
  return {
    ...job,
    status: "importing",
    isImported: false,
    records: 0,
    accepted: 0,
    rejected: 0,
    repeated: 0,
    started: 0,
    ended: 0,
    outcomes: { ready: 0, parked: 0, duplicate: 0, failed: 0, cancelled: 0 },
    stages: { qualification: 0, enrichment: 0, "growth-analysis": 0, marketing: 0 },
    costUsd: 0,
    updatedAt: job.createdAt,
  };
}

/** Names one accepted row of a job. */
export const JobRowId = z.object({ jobId: z.string(), row: z.int().positive() });
export type JobRowId = z.infer<typeof JobRowId>;

/** One accepted row of a job: the guard that moves each counter once. */
export const JobRow = z.object({
  jobId: z.string(),
  /** 1 to accepted, in the order of the file. */
  number: z.int().positive(),
  line: z.int().positive(),
  leadId: z.string(),
  status: z.enum(["waiting", "ended"]),
  outcome: RowOutcome.optional(),
  reason: z.string().optional(),
  costUsd: z.number().optional(),
});
export type JobRow = z.infer<typeof JobRow>;
