import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { type PersonTask, taskId } from "#shared/domain/outreach/person-task.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";

export type CloseTasksDeps = {
  readonly tasks: Pick<TaskStore, "add" | "close">;
  readonly now: () => Date;
};

/**
 * Ends what these messages left for a person to do by hand, with the reason. Who holds a claimed one makes its task any
 * moment: the ended task that is put in its place keeps a new one from opening.
 */
export async function closeTasks(
  { tasks, now }: CloseTasksDeps,
  entries: readonly OutboxEntry[],
  reason: string,
): Promise<void> {
  const end = { status: "stopped", by: "department", at: now(), reason } as const;
  for (const entry of entries) {
    if (entry.channel === "email" || !mayHaveTask.has(entry.status)) continue;
    if (entry.status === "claimed") await tasks.add(endedTask(entry, now(), reason));
    await tasks.close(taskId(entry.id), end);
  }
}

/** A task counts as sent when it is made. */
const mayHaveTask: ReadonlySet<OutboxEntry["status"]> = new Set(["claimed", "sent", "unknown"]);

function endedTask(entry: OutboxEntry, at: Date, reason: string): PersonTask {
  const { id, leadId, to, text, channel, kind } = entry;
  const linkedIn = kind === "step" ? "linkedin-invite" : "linkedin-message";
  return {
    id: taskId(id),
    leadId,
    kind: channel === "call" ? "call" : linkedIn,
    to,
    text,
    status: "stopped",
    createdAt: at.toISOString(),
    closedAt: at.toISOString(),
    closedBy: "department",
    reason,
  };
}
