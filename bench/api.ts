import { setTimeout as sleep } from "node:timers/promises";
import { Job } from "#shared/domain/jobs/job.ts";

/** Sends a CSV as one request, as any other program would. */
export async function postCsv(url: string, path: string, text: string): Promise<Job> {
  return read(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: text,
  });
}

export async function untilEnded(url: string, jobId: string): Promise<Job> {
  for (;;) {
    const job = await read(`${url}/api/v1/jobs/${jobId}`);
    if (job.status === "refused") throw new Error(`Job ${jobId} was refused: ${job.refusal}`);
    if (job.endedAt !== undefined) return job;
    await sleep(250);
  }
}

async function read(url: string, init: RequestInit = {}): Promise<Job> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return Job.parse(await response.json());
}
