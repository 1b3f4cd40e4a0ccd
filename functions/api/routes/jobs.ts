import { randomUUID } from "node:crypto";
import * as z from "zod";
import { MappingPreview } from "#shared/domain/csv/mapping-preview.ts";
import { Job } from "#shared/domain/jobs/job.ts";
import { enrichedKey, errorsKey, storedKey } from "#shared/domain/jobs/job-files.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { refusal } from "../../http/problem.ts";
import { Cursor, Id, type Route, route, uploadRoute } from "../../http/route.ts";
import { giveFile } from "../jobs/give-file.ts";
import { previewFile } from "../jobs/preview-file.ts";
import { type StartJobDeps, startJob } from "../jobs/start-job.ts";

export type JobRoutesDeps = StartJobDeps & {
  readonly intake: Queue<{ readonly kind: "job"; readonly jobId: string }>;
};

const JobId = z.object({ id: Id });
const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: Cursor.optional(),
});

export function jobRoutes(deps: JobRoutesDeps): readonly Route[] {
  const { jobs, files, intake } = deps;

  async function found(id: string): Promise<Job> {
    const job = await jobs.find(id);
    if (!job) throw refusal(404, `There is no job ${id}.`);
    return job;
  }

  const start = (path: string, mode: Job["options"]["mode"], summary: string, tag: string) =>
    uploadRoute({
      method: "post",
      path,
      role: "rep",
      summary,
      tag,
      headers: [
        {
          name: "Idempotency-Key",
          description:
            "The same key from the same person means the same job, so a request may be repeated.",
        },
      ],
      answers: { 202: { description: "The job has begun.", schema: Job } },
      handle: (request) => startJob(deps, request, mode),
    });

  const file = (name: string, key: (jobId: string) => string, summary: string) =>
    route({
      method: "get",
      path: `/api/v1/jobs/{id}/${name}`,
      role: "viewer",
      summary,
      tag: "jobs",
      params: JobId,
      answers: {
        200: { description: "The file.", contentType: "text/csv" },
        303: { description: "Where the file can be had for five minutes, when it is large." },
      },
      handle: async ({ params }) => giveFile(files, await found(params.id), key, name),
    });

  return [
    start("/api/v1/jobs", "pipeline", "Work on every row of a CSV", "jobs"),
    start("/api/v1/jobs/upload", "pipeline", "The same as POST /api/v1/jobs", "jobs"),
    start(
      "/api/v1/leads/import/csv",
      "import",
      "Store a CSV's leads without working on them",
      "leads",
    ),
    uploadRoute({
      method: "post",
      path: "/api/v1/jobs/preview",
      role: "rep",
      summary: "What each column of a CSV would be taken for",
      tag: "jobs",
      answers: { 200: { description: "Columns, samples and problems.", schema: MappingPreview } },
      handle: async ({ body }) => ({ status: 200, json: await previewFile(files, body) }),
    }),
    route({
      method: "post",
      path: "/api/v1/jobs/uploads",
      role: "rep",
      summary: "Where to PUT a file that is too large for one request",
      tag: "jobs",
      answers: { 201: { description: "A URL for one PUT within an hour.", schema: UploadPlace } },
      handle: async () => {
        const uploadId = randomUUID();
        const url = await files.uploadUrl(storedKey(uploadId), "text/csv", 3600);
        return { status: 201, json: { uploadId, url, method: "PUT", contentType: "text/csv" } };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/jobs",
      role: "viewer",
      summary: "Jobs, newest first",
      tag: "jobs",
      query: Page,
      answers: { 200: { description: "A page of jobs.", schema: JobPage } },
      handle: async ({ query: { limit, cursor } }) => ({
        status: 200,
        json: await jobs.list({ limit, ...(cursor && { cursor }) }),
      }),
    }),
    route({
      method: "get",
      path: "/api/v1/jobs/{id}",
      role: "viewer",
      summary: "A job's status, progress per stage and cost",
      tag: "jobs",
      params: JobId,
      answers: { 200: { description: "The job.", schema: Job } },
      handle: async ({ params }) => ({ status: 200, json: await found(params.id) }),
    }),
    route({
      method: "delete",
      path: "/api/v1/jobs/{id}",
      role: "rep",
      summary: "Cancel a job; rows under way end cleanly, what is done can be had",
      tag: "jobs",
      params: JobId,
      answers: { 202: { description: "The job as it is now.", schema: Job } },
      handle: async ({ params }) => {
        const job = await found(params.id);
        const isCancelled = await jobs.moveStatus(job.id, ["importing", "running"], "cancelling");
        if (!isCancelled) {
          throw refusal(409, `The job is ${(await found(job.id)).status}; it cannot be cancelled.`);
        }
        await intake.send({ kind: "job", jobId: job.id });
        return { status: 202, json: await found(job.id) };
      },
    }),
    file("results", enrichedKey, "The enriched CSV of an ended job"),
    file("errors", errorsKey, "The rows and cells that could not be used, as CSV"),
  ];
}

const UploadPlace = z.object({
  uploadId: z.string(),
  url: z.string(),
  method: z.literal("PUT"),
  contentType: z.string(),
});
const JobPage = z.object({ jobs: z.array(Job), cursor: z.string().optional() });
