import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { Job } from "#shared/domain/jobs/job.ts";

/** Sends a CSV as one request, as any other program would. */
export async function postCsv(url: string, path: string, text: string): Promise<Job> {
  return read(Job, `${url}${path}`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: text,
  });
}

const UploadPlace = z.object({ uploadId: z.string(), url: z.string(), contentType: z.string() });

/** For files that are too large for one request. */
export async function uploadCsv(url: string, path: string, file: string): Promise<Job> {
  const place = await read(UploadPlace, `${url}/api/v1/jobs/uploads`, { method: "POST" });
  const { size } = await stat(file);
  const stored = await fetch(place.url, {
    method: "PUT",
    headers: { "content-type": place.contentType, "content-length": String(size) },
    body: Readable.toWeb(createReadStream(file)),
    duplex: "half",
  });
  if (!stored.ok) throw new Error(`The upload failed: ${stored.status} ${await stored.text()}`);
  return read(Job, `${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ uploadId: place.uploadId }),
  });
}

export async function untilEnded(url: string, jobId: string): Promise<Job> {
  return until(url, jobId, ({ endedAt }) => endedAt !== undefined);
}

export async function untilImported(url: string, jobId: string): Promise<Job> {
  return until(url, jobId, ({ isImported }) => isImported);
}

async function until(url: string, jobId: string, isSo: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await read(Job, `${url}/api/v1/jobs/${jobId}`);
    if (job.status === "refused") throw new Error(`Job ${jobId} was refused: ${job.refusal}`);
    if (isSo(job)) return job;
    await sleep(250);
  }
}

async function read<Value>(
  schema: z.ZodType<Value>,
  url: string,
  init: RequestInit = {},
): Promise<Value> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return schema.parse(await response.json());
}
