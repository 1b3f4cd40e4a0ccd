import * as z from "zod";
import type { OutboxEntry } from "./outbox-entry.ts";

/** What a person does instead of a machine: a message on LinkedIn, whose terms allow no automation, or a call. */
export const PersonTask = z.object({
  /** Derived from the outbox entry, so that one entry makes one task. */
  id: z.string(),
  leadId: z.string(),
  kind: z.enum(["linkedin-invite", "linkedin-message", "call"]),
  /** URL of the profile, or the phone number. */
  to: z.string(),
  /** What to send or say, as it was written. */
  text: z.string(),
  /** stopped: the department closed it, for the person was stopped or answered. */
  status: z.enum(["open", "done", "skipped", "stopped"]),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().optional(),
  closedBy: z.string().optional(),
  /** Why it was closed, where nobody did it. */
  reason: z.string().optional(),
});
export type PersonTask = z.infer<typeof PersonTask>;

/** Whether an entry became a task; where its sender died before it could say so, by the way it was to go. */
export function isByHand({
  id,
  transport,
  providerId,
}: Pick<OutboxEntry, "id" | "transport" | "providerId">): boolean {
  return transport === "manual" || providerId === taskId(id);
}

export function taskId(outboxId: string): string {
  return `task-${outboxId}`;
}

export function outboxIdOf(taskId: string): string {
  return taskId.replace(/^task-/, "");
}
