import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { Log } from "#shared/ports/log.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { type TaskStopDeps, taskStop } from "../task-stop.ts";

export type CloseStoppedTasksDeps = TaskStopDeps & {
  readonly tasks: Pick<TaskStore, "open" | "close">;
  readonly log: Log;
  readonly now: () => Date;
};

const AT_ONCE = 10;
const LONGEST_RUN_MILLISECONDS = 90_000;

/**
 * Who stops a person closes their tasks; here end those of everybody a colleague's answer, an imported list or a stopped
 * company reached. All open ones are looked at, for the oldest may be held for weeks.
 */
export async function closeStoppedTasks(deps: CloseStoppedTasksDeps): Promise<void> {
  const { tasks, log } = deps;
  const began = performance.now();
  let last: PersonTask | undefined;
  do {
    const some = await tasks.open(AT_ONCE, last);
    await Promise.all(some.map((task) => closeIfStopped(deps, task)));
    last = some.at(-1);
    if (performance.now() - began > LONGEST_RUN_MILLISECONDS) {
      // Each of them is asked again before a person acts, so one that stays open is untidy and no more.
      log.warn("not all open tasks were looked at", { upTo: last?.createdAt });
      return;
    }
  } while (last);
}

async function closeIfStopped(deps: CloseStoppedTasksDeps, task: PersonTask): Promise<void> {
  const { tasks, log, now } = deps;
  const { id, leadId } = task;
  try {
    const stop = await taskStop(deps, task);
    if (stop?.kind !== "stopped") return;
    const { reason } = stop;
    await tasks.close(id, { status: "stopped", by: "department", at: now(), reason });
  } catch (error) {
    // One task that cannot be looked at must not keep the others open.
    log.error("task could not be looked at", { leadId, taskId: id, error });
  }
}
