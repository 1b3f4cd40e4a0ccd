import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "#shared/domain/jobs/job.ts";
import type { ApiClient } from "./api-client.ts";
import { jobProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

const POLL_MILLISECONDS = 200;
const over: readonly Job["status"][] = ["done", "cancelled", "refused"];

/** Shows a job's progress until it has ended. */
export async function followJob(
  api: ApiClient,
  jobId: string,
  { output, signal }: Terminal,
): Promise<Job> {
  const progress = jobProgress(output);
  try {
    for (;;) {
      const job = await api.job(jobId);
      progress.show(job);
      if (over.includes(job.status)) return job;
      await sleep(POLL_MILLISECONDS, undefined, { signal });
    }
  } finally {
    progress.close();
  }
}

/** Written aside and renamed, so that a file of that name is always whole. */
export async function saveFile(
  api: ApiClient,
  jobId: string,
  name: "results" | "errors",
  path: string,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await pipeline(await api.file(jobId, name), createWriteStream(`${path}.part`));
  await rename(`${path}.part`, path);
}
