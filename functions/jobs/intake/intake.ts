import * as z from "zod";
import type { Job } from "#shared/domain/jobs/job.ts";
import { nextMove } from "#shared/domain/jobs/next-move.ts";
import { rowExecution } from "#shared/domain/jobs/row-execution.ts";
import type { Flows } from "#shared/ports/flows.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";

/** "job": look at this job. "sweep": look at every job that has not ended, because a crash may have lost a message. */
export const IntakeMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("job"), jobId: z.string() }),
  z.object({ kind: z.literal("sweep") }),
]);
export type IntakeMessage = z.infer<typeof IntakeMessage>;

export type IntakeDeps = {
  readonly jobs: JobStore;
  readonly flows: Flows<"lead-pipeline">;
  readonly imports: Queue<{ readonly jobId: string }>;
  readonly exports: Queue<{ readonly jobId: string }>;
  /** Pipelines one job may have under way. */
  readonly concurrency: number;
  readonly log: Log;
};

export function createIntake({ jobs, flows, imports, exports, concurrency, log }: IntakeDeps) {
  return async (message: IntakeMessage): Promise<void> => {
    if (message.kind === "job") return advance(message.jobId);
    for (const job of await jobs.active()) {
      if (!job.isImported) await imports.send({ jobId: job.id });
      await advance(job.id);
    }
  };

  /** Moves on until the job has to wait for something. Every move may be made twice without harm. */
  async function advance(jobId: string): Promise<void> {
    for (;;) {
      const job = await jobs.find(jobId);
      if (!job) throw new Error(`An intake message names an unknown job: ${jobId}`);
      const move = nextMove(job, concurrency);
      switch (move.kind) {
        case "wait":
        case "over":
          return;
        case "export":
          await jobs.moveStatus(jobId, ["importing", "running"], "exporting");
          await exports.send({ jobId });
          return;
        case "start-rows":
          await startRows(job, move.from, move.to);
          break;
        case "cancel-rest":
          await cancelRows(job, move.from, move.to);
          break;
      }
    }
  }

  async function startRows(job: Job, from: number, to: number): Promise<void> {
    const rows = await jobs.rows(job.id, from, to);
    if (rows.length !== to - from + 1) {
      throw new Error(`Rows ${from} to ${to} of job ${job.id} are not all stored`);
    }
    await Promise.all(
      rows.map(({ leadId, number }) =>
        flows.start("lead-pipeline", rowExecution(job.id, number), {
          leadId,
          jobId: job.id,
          row: number,
          isQuick: false,
          skipEnrichment: false,
          stopOnDuplicate: true,
        }),
      ),
    );
    // Executions first: a crash in between starts the same names again, which changes nothing.
    await jobs.markStarted(job.id, from, to);
    await jobs.moveStatus(job.id, ["importing"], "running");
    log.info("rows started", { jobId: job.id, from, to });
  }

  async function cancelRows(job: Job, from: number, to: number): Promise<void> {
    for (let row = from; row <= to; row += 1) {
      await jobs.endRow(job.id, row, {
        outcome: "cancelled",
        reason: "The job was cancelled before this row was started.",
        costUsd: 0,
      });
    }
    await jobs.markStarted(job.id, from, to);
  }
}
