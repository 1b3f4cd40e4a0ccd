import type { EffectDeps } from "./effect-deps.ts";

/**
 * Nothing the department let go by itself leaves after the person wrote again: it was written without knowing that. What
 * a person wrote or let go stays, and so does the answer to this very message, which may be delivered twice.
 */
export async function takeBackAnswers(
  { outbox }: Pick<EffectDeps, "outbox">,
  { id, leadId }: { readonly id: string; readonly leadId: string },
): Promise<void> {
  const entries = await outbox.ofLead(leadId);
  const stale = entries.filter(
    (entry) =>
      entry.status === "planned" && entry.approvedBy === "campaign" && !entry.id.includes(id),
  );
  await Promise.all(stale.map((entry) => outbox.cancel(entry, "they wrote again")));
}
