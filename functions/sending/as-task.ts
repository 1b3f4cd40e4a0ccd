import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { type PersonTask, taskId } from "#shared/domain/outreach/person-task.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import type { Delivery } from "./deliver.ts";

export type AsTaskDeps = {
  readonly tasks: Pick<TaskStore, "add">;
  readonly now: () => Date;
};

/** Makes the message a person's: it is written as it is, for who sends it is no machine. */
export async function asTask(
  { tasks, now }: AsTaskDeps,
  { id, leadId, to, text }: OutboxEntry,
  kind: PersonTask["kind"],
  because?: string,
): Promise<Delivery> {
  await tasks.add({
    id: taskId(id),
    leadId,
    kind,
    to,
    text,
    status: "open",
    createdAt: now().toISOString(),
  });
  return taskMade(taskId(id), kind, because);
}

export function taskMade(id: string, kind: PersonTask["kind"], because?: string): Delivery {
  const what = kind === "call" ? "call this number" : "send this on LinkedIn";
  const reason = `a task for a person: ${what}${because ? ` (${because})` : ""}`;
  return { kind: "accepted", providerId: id, reason };
}
