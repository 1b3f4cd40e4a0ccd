import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { isPlannedFor } from "#shared/domain/outreach/plan-again.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import { type CloseTasksDeps, closeTasks } from "./close-tasks.ts";

export type TakeBackPlannedDeps = CloseTasksDeps & {
  readonly outbox: Pick<OutboxStore, "ofLead" | "cancel">;
};

/**
 * Everything not sent yet, by a machine or by hand: steps, answers, invitations. The purpose that is kept is of the reply in
 * hand, delivered again. Answers how many planned messages were taken back.
 */
export async function takeBackPlanned(
  deps: TakeBackPlannedDeps,
  leadId: string,
  reason: string,
  kept?: string,
): Promise<number> {
  const entries = await deps.outbox.ofLead(leadId);
  const isKept = (entry: OutboxEntry) => kept !== undefined && isPlannedFor(entry, kept);
  const unwanted = entries.filter((entry) => !isKept(entry));
  const planned = unwanted.filter(({ status }) => status === "planned");
  await Promise.all(planned.map((entry) => deps.outbox.cancel(entry, reason)));
  await closeTasks(deps, unwanted, reason);
  return planned.length;
}
