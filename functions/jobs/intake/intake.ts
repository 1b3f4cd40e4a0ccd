import * as z from "zod";
import type { Job } from "#shared/domain/jobs/job.ts";
import { fairShare, lostMessage, nextMove } from "#shared/domain/jobs/next-move.ts";
import { rowExecution } from "#shared/domain/jobs/row-execution.ts";
import type { Flows } from "#shared/ports/flows.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** "job": look at this job. "sweep": look at every job that has not ended, because a crash may have lost a message. */
export const IntakeMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("job"), jobId: z.string() }),
  z.object({ kind: z.literal("sweep") }),
]);
export type IntakeMessage = z.infer<typeof IntakeMessage>;

export type IntakeDeps = {
  readonly jobs: JobStore;
  readonly flows: Pick<Flows<"lead-pipeline">, "start">;
  readonly imports: Queue<{ readonly jobId: string }>;
  readonly exports: Queue<{ readonly jobId: string }>;
  /** Pipelines the department may have under way, shared by its jobs. */
  readonly concurrency: number;
  readonly log: Log;
  readonly now: () => Date;
};

export function createIntake(deps: IntakeDeps) {
  const { jobs, flows, imports, exports, concurrency, log, now } = deps;
  // Every row that ends sends a message: those for one job are answered together.
  const advance = oneAtATime(moveOn);

  return async (message: IntakeMessage): Promise<void> => {
    if (message.kind === "job") return advance(message.jobId);
    for (const job of await jobs.active()) await sweep(job);
  };

  /** One job that cannot go on must not keep the sweep from the others. */
  async function sweep(job: Job): Promise<void> {
    try {
      const lost = lostMessage(job, now());
      if (lost === "import") await imports.send({ jobId: job.id });
      if (lost === "export") await exports.send({ jobId: job.id });
      await advance(job.id);
    } catch (error) {
      log.error("sweep could not move a job", { jobId: job.id, error });
    }
  }

  /** Moves on until the job has to wait for something. Every move may be made twice without harm. */
  async function moveOn(jobId: string): Promise<void> {
    for (;;) {
      const job = await jobs.find(jobId);
      if (!job) throw new Error(`An intake message names an unknown job: ${jobId}`);
      const move = nextMove(job, fairShare(concurrency, await jobs.active()));
      switch (move.kind) {
        case "wait":
        case "over":
          return;
        case "export":
          // The message first: a crash in between sends it again, and an export told twice writes the same.
          await exports.send({ jobId });
          await jobs.moveStatus(jobId, ["importing", "running", "cancelling"], "exporting");
          return;
        case "start-rows":
          await startRows(job, move.from, move.to);
          break;
        case "cancel-rest":
          await jobs.cancelRows(jobId, move.from, move.to, cancelledReason);
          await jobs.markStarted(jobId, move.from, move.to);
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
          jobRow: { jobId: job.id, row: number },
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
}

const cancelledReason = "The job was cancelled before this row was started.";
