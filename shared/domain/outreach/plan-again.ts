import { type OutboxEntry, outboxId } from "./outbox-entry.ts";

export type Version =
  /** Nothing of the purpose is under way: this version may be planned. */
  | { readonly kind: "free"; readonly version: number }
  /** It waits, is being sent, or went out. */
  | { readonly kind: "there"; readonly entry: OutboxEntry }
  /** It failed; a person looks before it is tried again. */
  | { readonly kind: "failed"; readonly entry: OutboxEntry };

type Entries = readonly OutboxEntry[];

/** What was taken back keeps its id, so that what is planned instead is the next version of it. */
export function versionOf(entries: Entries, leadId: string, purpose: string): Version {
  const versions = versionsOf(entries, leadId, purpose);
  const there = versions.find(({ status }) => status !== "failed" && status !== "cancelled");
  if (there) return { kind: "there", entry: there };
  const last = versions.at(-1);
  if (last?.status === "failed") return { kind: "failed", entry: last };
  return { kind: "free", version: versions.length + 1 };
}

function versionsOf(entries: Entries, leadId: string, purpose: string): Entries {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const versions: OutboxEntry[] = [];
  for (;;) {
    const entry = known.get(outboxId(leadId, purpose, versions.length + 1));
    if (!entry) return versions;
    versions.push(entry);
  }
}

/** Whether it is some version of the purpose. */
export function isPlannedFor({ id, leadId }: OutboxEntry, purpose: string): boolean {
  const start = outboxId(leadId, purpose, 0).slice(0, -1);
  return id.startsWith(start) && /^\d+$/.test(id.slice(start.length));
}
