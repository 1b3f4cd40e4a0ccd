import * as z from "zod";
import { OutboxEntry, type OutboxStatus } from "#shared/domain/outreach/outbox-entry.ts";
import { outboxKey } from "./outreach-keys.ts";

export const OutboxItem = z.object({ entry: OutboxEntry });

/** Parts of the index: an entry is in one while something still has to be done about it, sorted by its time. */
export const outboxIndex = {
  planned: "OUTBOX#planned",
  claimed: "OUTBOX#claimed",
  unknown: "OUTBOX#unknown",
  untold: "OUTBOX#untold",
} as const;

export function outboxItem(entry: OutboxEntry) {
  // Times are compared as text, so all have the same form.
  const stored = { ...entry, dueAt: new Date(entry.dueAt).toISOString() };
  const part = partOf[entry.status];
  return {
    ...outboxKey(entry.leadId, entry.id),
    ...(part && { gsi1pk: outboxIndex[part], gsi1sk: `${timeOf(stored)}#${entry.id}` }),
    entry: stored,
  };
}

const partOf: Readonly<Record<OutboxStatus, keyof typeof outboxIndex | undefined>> = {
  planned: "planned",
  claimed: "claimed",
  unknown: "unknown",
  sent: "untold",
  failed: "untold",
  cancelled: undefined,
};

function timeOf({ status, dueAt, claimedAt, sentAt }: OutboxEntry): string {
  return status === "planned" ? dueAt : (sentAt ?? claimedAt ?? dueAt);
}
