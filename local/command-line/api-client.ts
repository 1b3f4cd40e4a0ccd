import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import * as z from "zod";
import { Job } from "#shared/domain/jobs/job.ts";

const Problem = z.object({ title: z.string(), detail: z.string() });
const UploadPlace = z.object({ uploadId: z.string(), url: z.string(), contentType: z.string() });
const Jobs = z.object({ jobs: z.array(Job) });

/** The department's own HTTP API, as any other program would use it. */
export type ApiClient = {
  /** The same key means the same job, however often it is asked for. */
  readonly startJob: (
    file: string,
    options: { readonly key: string; readonly limit?: number | undefined },
  ) => Promise<Job>;
  readonly job: (id: string) => Promise<Job>;
  readonly jobs: () => Promise<readonly Job[]>;
  readonly cancel: (id: string) => Promise<void>;
  readonly file: (id: string, name: "results" | "errors") => Promise<Readable>;
};

export function apiClient(url: string): ApiClient {
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${url}${path}`, init);
    if (response.ok) return response;
    const text = await response.text();
    const problem = Problem.safeParse(tryParseJson(text));
    throw new Error(problem.success ? problem.data.detail : `${response.status} ${text}`);
  }

  const read = async <Value>(schema: z.ZodType<Value>, path: string, init?: RequestInit) =>
    schema.parse(await (await call(path, init)).json());

  return {
    async startJob(file, { key, limit }) {
      const place = await read(UploadPlace, "/api/v1/jobs/uploads", { method: "POST" });
      const { size } = await stat(file);
      const upload = await fetch(place.url, {
        method: "PUT",
        headers: { "content-type": place.contentType, "content-length": String(size) },
        body: Readable.toWeb(createReadStream(file)),
        duplex: "half",
      });
      if (!upload.ok) throw new Error(`The upload failed: ${upload.status} ${await upload.text()}`);
      return read(Job, "/api/v1/jobs", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": key },
        body: JSON.stringify({ uploadId: place.uploadId, fileName: basename(file), limit }),
      });
    },

    job: (id) => read(Job, `/api/v1/jobs/${id}`),
    jobs: async () => (await read(Jobs, "/api/v1/jobs?limit=100")).jobs,
    async cancel(id) {
      await call(`/api/v1/jobs/${id}`, { method: "DELETE" });
    },

    async file(id, name) {
      const { body } = await call(`/api/v1/jobs/${id}/${name}`);
      if (!body) throw new Error(`Job ${id} gave no ${name}`);
      return Readable.from(body);
    },
  };
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
