import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { JobOrder } from "./job-order.ts";
import { UsageProblem } from "./usage-problem.ts";

const LastJob = z.object({
  digest: z.string(),
  limit: z.number().optional(),
  /** The same key means the same job, however often it is asked for. */
  key: z.string(),
  /** Once the job is there, the file need not be uploaded again. */
  jobId: z.string().optional(),
});
export type LastJob = z.infer<typeof LastJob>;

type Place = Pick<JobOrder, "dataDirectory" | "digest" | "limit">;

/** The job that --resume goes on with, or undefined when the folder holds none. */
export function lastJob({ dataDirectory, digest, limit }: Place): LastJob | undefined {
  const note = noteIn(dataDirectory);
  if (!existsSync(note)) return undefined;
  const last = LastJob.parse(JSON.parse(readFileSync(note, "utf8")));
  if (last.digest === digest && last.limit === limit) return last;
  throw new UsageProblem(
    `--resume: the last job in ${dataDirectory} was of another file or another --limit. Without --resume a new job begins.`,
  );
}

/** Kept before the upload, so that no crash can start the same job twice. */
export function newJobNote(place: Place): LastJob {
  const { digest, limit } = place;
  const job = { digest, ...(limit !== undefined && { limit }), key: randomUUID() };
  rememberJob(place.dataDirectory, job);
  return job;
}

export function rememberJob(dataDirectory: string, job: LastJob): void {
  const note = noteIn(dataDirectory);
  writeFileSync(`${note}.part`, JSON.stringify(job));
  renameSync(`${note}.part`, note);
}

const noteIn = (dataDirectory: string): string => join(dataDirectory, "last-job.json");
