import { createHash, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { MappingPreview, previewMapping } from "#shared/domain/csv/mapping-preview.ts";
import { Job, newJob } from "#shared/domain/jobs/job.ts";
import { enrichedKey, errorsKey, uploadKey } from "#shared/domain/jobs/result-files.ts";
import { FileNotFound, type FileStore } from "#shared/ports/file-store.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { readRecords } from "#shared/runtime/csv/read-records.ts";
import { problem, RequestProblem, refusal } from "../http/problem.ts";
import { Id, type Reply, type Request, type Route, route, uploadRoute } from "../http/route.ts";
import { LARGEST_DIRECT_UPLOAD, type Upload } from "../http/upload.ts";

export type JobRoutesDeps = {
  readonly jobs: JobStore;
  readonly files: FileStore;
  readonly imports: Queue<{ readonly jobId: string }>;
  readonly intake: Queue<{ readonly kind: "job"; readonly jobId: string }>;
  readonly now: () => Date;
};

const JobId = z.object({ id: Id });
const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: Id.optional(),
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
      handle: async ({ body }) => ({ status: 200, json: await preview(files, body) }),
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

const storedKey = (uploadId: string): string => `uploads/${uploadId}.csv`;

async function startJob(
  { jobs, files, imports, now }: JobRoutesDeps,
  { body, person, header }: Request<unknown, unknown, Upload>,
  mode: Job["options"]["mode"],
): Promise<Reply> {
  const id = jobIdFor(person.id, header("idempotency-key"));
  const { fileName, mapping, limit } = body;
  const options = { mode, ...(mapping && { mapping }), ...(limit && { limit }) };
  const known = await jobs.find(id);
  if (known) {
    await refuseOther(files, known, { ...body, options });
  } else {
    const fileKey = await placeFile(files, id, body);
    const createdBy = person.email || person.id;
    await jobs.add(
      newJob({ id, fileName, fileKey, options, createdBy, createdAt: now().toISOString() }),
    );
  }
  // Told again too: the first request may have ended before it could tell.
  if (!known?.isImported) await imports.send({ jobId: id });
  return { status: 202, json: await jobs.find(id) };
}

/** A key that was used for another file must not answer with that file's job. */
async function refuseOther(
  files: FileStore,
  known: Job,
  { file, fileName, options }: Upload & { readonly options: Job["options"] },
): Promise<void> {
  const isSameFile =
    file.kind === "stored"
      ? storedKey(file.uploadId) === known.fileKey
      : (await files.size(known.fileKey)) === file.bytes.length;
  const isSame =
    isSameFile && fileName === known.fileName && isDeepStrictEqual(options, known.options);
  if (!isSame)
    throw refusal(422, "This Idempotency-Key was used for another file or other options.");
}

/** The same person and Idempotency-Key mean the same job. */
function jobIdFor(personId: string, key: string | undefined): string {
  if (!key) return `job-${randomUUID()}`;
  return `job-${createHash("sha256").update(`${personId}/${key}`).digest("hex").slice(0, 32)}`;
}

async function placeFile(files: FileStore, jobId: string, { file }: Upload): Promise<string> {
  if (file.kind === "stored") {
    const key = storedKey(file.uploadId);
    if ((await files.size(key)) === undefined) {
      throw refusal(422, `Nothing was uploaded as ${file.uploadId} yet.`);
    }
    return key;
  }
  if (file.bytes.length === 0) throw refusal(422, "The file is empty.");
  if (file.bytes.length > LARGEST_DIRECT_UPLOAD) {
    throw refusal(413, "Over 4.5 MB: ask POST /api/v1/jobs/uploads for a place to put it.");
  }
  const key = uploadKey(jobId);
  await files.write(key, once(file.bytes), "text/csv");
  return key;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function readStored(files: FileStore, uploadId: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await files.read(storedKey(uploadId));
  } catch (cause) {
    if (!(cause instanceof FileNotFound)) throw cause;
    const detail = `Nothing was uploaded as ${uploadId} yet.`;
    throw new RequestProblem(problem(422, detail), { cause });
  }
}

const PREVIEW_ROWS = 50;

async function preview(files: FileStore, { file, mapping }: Upload): Promise<MappingPreview> {
  const bytes = file.kind === "bytes" ? once(file.bytes) : await readStored(files, file.uploadId);
  let headers: readonly string[] = [];
  for await (const batch of readRecords(bytes, { batchSize: PREVIEW_ROWS })) {
    if (batch.kind === "refused") throw refusal(422, batch.message);
    if (batch.kind === "header") headers = batch.headers;
    if (batch.kind === "records") {
      return previewMapping(
        headers,
        batch.records.map(({ cells }) => cells),
        mapping,
      );
    }
  }
  throw refusal(422, "The file has no rows.");
}

/** API Gateway and Lambda pass at most 6 MB in one answer. */
const LARGEST_DIRECT_ANSWER = 4_000_000;

async function giveFile(
  files: FileStore,
  job: Job,
  key: (jobId: string) => string,
  name: string,
): Promise<Reply> {
  if (job.status === "refused") throw refusal(422, job.refusal ?? "The file was refused.");
  if (job.status !== "done" && job.status !== "cancelled") {
    throw refusal(409, `The job is ${job.status}; its files are there when it has ended.`);
  }
  const size = await files.size(key(job.id));
  if (size === undefined) throw refusal(404, `The file of job ${job.id} has expired.`);
  const fileName = `${job.fileName.replace(/\.[^.]*$/, "")}-${name}.csv`.replaceAll(
    /[^\w.-]/g,
    "_",
  );
  if (size > LARGEST_DIRECT_ANSWER) {
    return { status: 303, location: await files.downloadUrl(key(job.id), fileName, 300) };
  }
  const chunks = await Array.fromAsync(await files.read(key(job.id)));
  const text = Buffer.concat(chunks).toString("utf8");
  return { status: 200, text, contentType: "text/csv; charset=utf-8", fileName };
}
