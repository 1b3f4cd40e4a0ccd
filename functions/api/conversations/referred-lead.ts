import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { LeadDraft } from "#shared/domain/leads/lead-draft.ts";

/** Whom a reply names, at the same company, with where the name comes from: the law asks for the source of it. */
export function referredLead(
  { reading, from, at }: ConversationMessage,
  { company }: Lead,
): LeadDraft | undefined {
  const { name, email } = reading?.referral ?? {};
  if (name === undefined && email === undefined) return undefined;
  const note = `Named by ${from} in a reply of ${at.slice(0, 10)}.`;
  return {
    company,
    person: { ...(name && { fullName: name }), ...(email && { email: email.toLowerCase() }) },
    notes: note,
    sourceNote: note,
  };
}
