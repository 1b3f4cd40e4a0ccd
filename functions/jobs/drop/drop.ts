import { createHash } from "node:crypto";
import * as z from "zod";
import { type Job, newJob } from "#shared/domain/jobs/job.ts";
import { droppedName, uploadKey } from "#shared/domain/jobs/job-files.ts";
import { type FileCopier, FileNotFound } from "#shared/ports/file-store.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";

/** What S3 tells the bus of a new file; unlike in its older notifications, the key is not encoded. */
const Created = z.object({
  detail: z.object({ object: z.object({ key: z.string(), etag: z.string().default("") }) }),
});

export type DropDeps = {
  readonly jobs: Pick<JobStore, "add" | "find">;
  readonly copies: FileCopier;
  readonly imports: Queue<{ readonly jobId: string }>;
  readonly log: Log;
  readonly now: () => Date;
};

/** A CSV that somebody put into the drop folder becomes a job, once for its name and content. */
export function createDrop({ jobs, copies, imports, log, now }: DropDeps) {
  return async (event: unknown): Promise<Job | undefined> => {
    const { key, etag } = Created.parse(event).detail.object;
    const fileName = droppedName(key);
    if (!fileName) {
      log.info("not a CSV in the drop folder", { key });
      return undefined;
    }
    const id = `job-${createHash("sha256").update(`${key}|${etag}`).digest("hex").slice(0, 32)}`;
    if (!(await jobs.find(id))) {
      const fileKey = uploadKey(id);
      if (!(await keepCopy(key, fileKey))) return undefined;
      const options = { mode: "pipeline" } as const;
      const createdAt = now().toISOString();
      await jobs.add(newJob({ id, fileName, fileKey, options, createdBy: "drop", createdAt }));
    }
    const job = await jobs.find(id);
    // Told again too: an earlier delivery may have ended before it could tell.
    if (!job?.isImported) await imports.send({ jobId: id });
    return job;
  };

  /** Somebody may put another file in its place while the job still reads; false when it has been taken away. */
  async function keepCopy(key: string, copy: string): Promise<boolean> {
    try {
      await copies.copy(key, copy);
      return true;
    } catch (error) {
      if (!(error instanceof FileNotFound)) throw error;
      log.info("a dropped file is gone", { key });
      return false;
    }
  }
}
