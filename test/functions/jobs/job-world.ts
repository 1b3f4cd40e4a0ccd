import { type Job, newJob } from "#shared/domain/jobs/job.ts";
import { uploadKey } from "#shared/domain/jobs/job-files.ts";
import { dynamoJobStore } from "#shared/store/job-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { createExport } from "../../../functions/jobs/export/export.ts";
import { createImport, type ImportDeps } from "../../../functions/jobs/import/import.ts";
import { createIntake, type IntakeDeps } from "../../../functions/jobs/intake/intake.ts";
import { collectedQueue } from "../../support/collected-queue.ts";
import type { EmbeddedDynamo } from "../../support/embedded-dynamo.ts";
import { memoryFiles } from "../../support/memory-files.ts";
import { quietLog } from "../../support/quiet-log.ts";

/** The stores as they are, the bucket and the queues in memory, and pipelines that only start. */
export async function jobWorld({ client, table }: EmbeddedDynamo) {
  const jobs = dynamoJobStore(client, await table("operations"));
  const leads = dynamoLeadStore(client, await table("leads"));
  const files = memoryFiles();
  const imports = collectedQueue<{ readonly jobId: string }>();
  const exports = collectedQueue<{ readonly jobId: string }>();
  const intake = collectedQueue<{ readonly kind: "job"; readonly jobId: string }>();
  const started = new Set<string>();
  const deps = { jobs, leads, files, imports, intake, log: quietLog, now: () => new Date() };
  const batchSize = 100;
  const always = (): boolean => true;

  return {
    jobs,
    leads,
    files,
    imports,
    exports,
    intake,
    started,

    async upload(id: string, csv: string | Uint8Array, options: Partial<Job["options"]> = {}) {
      files.put(uploadKey(id), csv);
      await jobs.add(
        newJob({
          id,
          fileName: "companies.csv",
          fileKey: uploadKey(id),
          options: { mode: "pipeline", ...options },
          createdBy: "rep@seller.example",
          createdAt: new Date().toISOString(),
        }),
      );
    },

    async import(jobId: string, { mayGoOn = always, ...other }: Partial<ImportDeps> & GoOn = {}) {
      await createImport({ ...deps, batchSize, ...other })({ jobId }, mayGoOn);
    },

    takeIn(other: Partial<IntakeDeps> = {}) {
      const flows: IntakeDeps["flows"] = {
        async start(_, execution) {
          const isKnown = started.has(execution);
          started.add(execution);
          return isKnown ? "known" : "started";
        },
      };
      return createIntake({ ...deps, flows, exports, concurrency: 5, ...other });
    },

    export: (jobId: string) => createExport({ jobs, leads, files, log: quietLog })({ jobId }),

    /** Every accepted row and its lead, in the order of the file. */
    async rows(jobId: string) {
      const accepted = (await jobs.find(jobId))?.accepted ?? 0;
      const rows = await jobs.rows(jobId, 1, accepted);
      const found = await Promise.all(rows.map(({ leadId }) => leads.find(leadId)));
      return rows.map((row, index) => ({ ...row, company: found[index]?.company.name }));
    },

    async endAll(jobId: string, from: number, to: number) {
      for (let row = from; row <= to; row += 1) {
        await jobs.endRow(jobId, row, { outcome: "ready", reason: "Done.", costUsd: 0.01 });
      }
    },
  };
}

export type JobWorld = Awaited<ReturnType<typeof jobWorld>>;
type GoOn = { readonly mayGoOn?: () => boolean };

export function companiesCsv(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => companyRow(index + 1));
  return `Company,Website,Email\n${rows.join("\n")}\n`;
}

export function companyRow(number: number): string {
  return `Company ${number},company-${number}.example,`;
}
