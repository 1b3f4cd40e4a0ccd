import type { OutboxEntry } from "./outbox-entry.ts";

/** The last message that is out, or may be: what an answer or a report is most likely about. */
export function lastSent(entries: readonly OutboxEntry[]): OutboxEntry | undefined {
  return entries
    .filter(({ status }) => status === "sent" || status === "claimed" || status === "unknown")
    .toSorted((one, other) => (other.claimedAt ?? "").localeCompare(one.claimedAt ?? ""))[0];
}
