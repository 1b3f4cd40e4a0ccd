import type { Job } from "#shared/domain/jobs/job.ts";
import type { FileStore } from "#shared/ports/file-store.ts";
import { refusal } from "../../http/problem.ts";
import type { Reply } from "../../http/route.ts";

/** API Gateway and Lambda pass at most 6 MB in one answer. */
const LARGEST_DIRECT_ANSWER = 4_000_000;

/** A small file at once, a large one by an address in the bucket. */
export async function giveFile(
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
