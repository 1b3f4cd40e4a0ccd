import type { TaskStore } from "#shared/ports/task-store.ts";
import { type TaskStopDeps, taskStop } from "../task-stop.ts";

export type CloseStoppedTasksDeps = TaskStopDeps & {
  readonly tasks: Pick<TaskStore, "open" | "close">;
  readonly now: () => Date;
};

const MOST_TASKS = 200;

/** Who stops a person closes their tasks; here end those of everybody a colleague's answer, an imported list or a stopped company reached. */
export async function closeStoppedTasks(deps: CloseStoppedTasksDeps): Promise<void> {
  const { tasks, now } = deps;
  for (const task of await tasks.open(MOST_TASKS)) {
    const stop = await taskStop(deps, task);
    if (stop?.kind !== "stopped") continue;
    const { reason } = stop;
    await tasks.close(task.id, { status: "stopped", by: "department", at: now(), reason });
  }
}
