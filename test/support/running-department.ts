import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { Job } from "#shared/domain/jobs/job.ts";
import { buildAssembly } from "../../local/assembly/build-assembly.ts";
import { startDepartment } from "../../local/department.ts";
import { startWorld } from "../../local/world.ts";

export type RunningDepartment = {
  readonly url: string;
  /** The folder of its data, the functions' logs among it. */
  readonly folder: string;
  /** A request as the person at the laptop; the path is given from /api/v1 on, or from the root with a leading slash. */
  readonly ask: (method: string, path: string, body?: Body) => Promise<Answer>;
  /** The job once it has ended. */
  readonly ended: (jobId: string) => Promise<Job>;
  /** Where the AWS SDK finds the flows. */
  readonly awsUrl: string;
  readonly close: () => Promise<void>;
};

type Body =
  | FormData
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array | string; readonly type: string };

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly json: unknown;
};

const demoWorld = join(import.meta.dirname, "..", "..", "examples", "world");

/** The whole department on a folder of its own; without a world its functions see the network as it is. */
export async function aDepartment({
  world = demoWorld,
}: {
  readonly world?: string | undefined | null;
} = {}): Promise<RunningDepartment> {
  const folder = await mkdtemp(join(tmpdir(), "department-flows-"));
  const internet = world === null ? undefined : await startWorld({ directory: world });
  const rules = JSON.stringify({ cheap: ["rules"], writing: ["rules"], strong: ["rules"] });
  const department = await startDepartment({
    assembly: await buildAssembly(),
    dataDirectory: folder,
    secret: { MODELS: rules },
    environment: internet ? { WORLD_URL: internet.url } : {},
    log: () => undefined,
  });

  const ask: RunningDepartment["ask"] = async (method, path, body) => {
    const url = department.url + (path.startsWith("/") ? path : `/api/v1/${path}`);
    const response = await fetch(url, { method, redirect: "manual", ...payload(body) });
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return { status: response.status, type, text, json: parsed(type, text) };
  };

  return {
    url: department.url,
    folder,
    ask,
    awsUrl: department.awsUrl,
    async ended(jobId) {
      for (;;) {
        const job = Job.parse((await ask("GET", `jobs/${jobId}`)).json);
        if (job.endedAt) return job;
        await sleep(50);
      }
    },
    async close() {
      await department.close();
      await internet?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function payload(body: Body | undefined): RequestInit {
  if (body === undefined || body instanceof FormData) return { body: body ?? null };
  if ("json" in body) {
    return { body: JSON.stringify(body.json), headers: { "content-type": "application/json" } };
  }
  return { body: body.bytes, headers: { "content-type": body.type } };
}

function parsed(type: string, text: string): unknown {
  return type.includes("json") && text ? JSON.parse(text) : undefined;
}

const Begun = z.object({ id: z.string() });

/** Sends a CSV as text and gives the id of its job. */
export async function startJob(
  { ask }: Pick<RunningDepartment, "ask">,
  csv: string,
  fileName = "companies.csv",
): Promise<string> {
  const answer = await ask("POST", `jobs?fileName=${fileName}`, { bytes: csv, type: "text/csv" });
  if (answer.status !== 202) throw new Error(`The job was not taken: ${answer.text}`);
  return Begun.parse(answer.json).id;
}
