import { createHash, randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import { type Job, newJob } from "#shared/domain/jobs/job.ts";
import { storedKey, uploadKey } from "#shared/domain/jobs/job-files.ts";
import { type FileCopier, FileNotFound, type FileStore } from "#shared/ports/file-store.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { problem, RequestProblem, refusal } from "../../http/problem.ts";
import type { Reply, Request } from "../../http/route.ts";
import { LARGEST_DIRECT_UPLOAD, type Upload } from "../../http/upload.ts";
import { whole } from "./whole.ts";

export type StartJobDeps = {
  readonly jobs: JobStore;
  readonly files: FileStore;
  readonly copies: FileCopier;
  readonly imports: Queue<{ readonly jobId: string }>;
  readonly now: () => Date;
};

/** Begins a job, or answers the one that the same key began before. */
export async function startJob(
  { jobs, files, copies, imports, now }: StartJobDeps,
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
    const fileKey = uploadKey(id);
    await placeFile({ files, copies }, fileKey, body);
    const uploadId = body.file.kind === "stored" ? body.file.uploadId : undefined;
    const createdBy = person.email || person.id;
    const createdAt = now().toISOString();
    await jobs.add(
      newJob({
        id,
        fileName,
        fileKey,
        ...(uploadId !== undefined && { uploadId }),
        options,
        createdBy,
        createdAt,
      }),
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
      ? file.uploadId === known.uploadId
      : known.uploadId === undefined && (await holds(files, known.fileKey, file.bytes));
  const isSame =
    isSameFile && fileName === known.fileName && isDeepStrictEqual(options, known.options);
  if (!isSame)
    throw refusal(422, "This Idempotency-Key was used for another file or other options.");
}

async function holds(files: FileStore, key: string, bytes: Uint8Array): Promise<boolean> {
  if ((await files.size(key)) !== bytes.length) return false;
  return (await buffer(await files.read(key))).equals(bytes);
}

/** The same person and Idempotency-Key mean the same job. */
function jobIdFor(personId: string, key: string | undefined): string {
  if (!key) return `job-${randomUUID()}`;
  return `job-${createHash("sha256").update(`${personId}/${key}`).digest("hex").slice(0, 32)}`;
}

async function placeFile(
  { files, copies }: Pick<StartJobDeps, "files" | "copies">,
  key: string,
  { file }: Upload,
): Promise<void> {
  if (file.kind === "stored") {
    await copyUpload(copies, file.uploadId, key);
    return;
  }
  if (file.bytes.length === 0) throw refusal(422, "The file is empty.");
  if (file.bytes.length > LARGEST_DIRECT_UPLOAD) {
    throw refusal(413, "Over 4.5 MB: ask POST /api/v1/jobs/uploads for a place to put it.");
  }
  await files.write(key, whole(file.bytes), "text/csv");
}

/** The link to the upload lives on, but what is put there from now on does not change the job. */
async function copyUpload(copies: FileCopier, uploadId: string, key: string): Promise<void> {
  try {
    await copies.copy(storedKey(uploadId), key);
  } catch (cause) {
    if (!(cause instanceof FileNotFound)) throw cause;
    throw new RequestProblem(problem(422, `Nothing was uploaded as ${uploadId} yet.`), { cause });
  }
}
