import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import { type CloseTasksDeps, closeTasks } from "./close-tasks.ts";

export type TakeBackAnswersDeps = CloseTasksDeps & {
  readonly outbox: Pick<OutboxStore, "ofLead" | "cancel">;
};

/**
 * Nothing the department let go by itself leaves after the person wrote again: it was written without knowing that. What
 * a person wrote or let go stays, and so does the answer to this very message, which may be delivered twice.
 */
export async function takeBackAnswers(
  deps: TakeBackAnswersDeps,
  { id, leadId }: { readonly id: string; readonly leadId: string },
): Promise<void> {
  const entries = await deps.outbox.ofLead(leadId);
  const stale = entries.filter(
    (entry) => entry.approvedBy === "campaign" && !entry.id.includes(id),
  );
  const planned = stale.filter(({ status }) => status === "planned");
  const reason = "they wrote again";
  await Promise.all(planned.map((entry) => deps.outbox.cancel(entry, reason)));
  await closeTasks(deps, stale, reason);
}
