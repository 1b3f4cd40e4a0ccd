import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { outboxIdOf, type PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import { type TellSentDeps, tellSent } from "./tell-sent.ts";

export type TellDoneByHandDeps = TellSentDeps & {
  readonly outbox: Pick<OutboxStore, "find" | "ofLead" | "postpone">;
};

/**
 * A person says that they did a task, or will not: only now is its message sent. It may be told again without harm; only
 * the first time moves the step after it.
 */
export async function tellDoneByHand(
  deps: TellDoneByHandDeps,
  { id, leadId, status, closedAt: at, closedBy: by }: PersonTask,
  isFirst: boolean,
): Promise<void> {
  const { outbox, conversations } = deps;
  const entry = await outbox.find(leadId, outboxIdOf(id));
  if (!entry || at === undefined) return;
  if (status === "done") {
    if (isFirst) await keepDistance(outbox, entry, at);
    await tellSent(deps, entry, { at, by });
  } else if (status === "skipped" && (await conversations.find(leadId))) {
    await conversations.change(leadId, (before) =>
      before.state === "initial_outreach" && entry.kind === "step"
        ? { ...before, reason: `step ${entry.step} was not done by hand, said ${by}` }
        : before,
    );
  }
}

/** The step after it was planned from the day the task was made, which may be long before somebody did it. */
async function keepDistance(
  outbox: TellDoneByHandDeps["outbox"],
  entry: OutboxEntry,
  doneAt: string,
): Promise<void> {
  if (entry.kind !== "step" || entry.sentAt === undefined) return;
  const later = (await outbox.ofLead(entry.leadId)).filter(
    ({ kind, step, status }) => kind === "step" && step > entry.step && status !== "cancelled",
  );
  const [next, ...others] = later;
  if (next?.status !== "planned" || others.length > 0) return;
  const late = Date.parse(doneAt) - Date.parse(entry.sentAt);
  const dueAt = new Date(Date.parse(next.dueAt) + late);
  await outbox.postpone(
    next,
    dueAt,
    `it keeps its distance from step ${entry.step}, which was done by hand`,
  );
}
