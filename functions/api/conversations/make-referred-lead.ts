import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { newLead, newLeadId } from "../routes/leads.ts";
import type { ConversationRoutesDeps } from "./deps.ts";
import { referredLead } from "./referred-lead.ts";

export type MadeLead =
  | { readonly kind: "made"; readonly lead: Lead }
  /** That person is a lead already; another source cannot make them a second one. */
  | { readonly kind: "known"; readonly leadId: string }
  | { readonly kind: "nobody-named" }
  | { readonly kind: "unknown-message" };

/** Makes a lead of the person a reply names, and notes with the reply what became of them. */
export async function makeReferredLead(
  { leadId, messageId }: { readonly leadId: string; readonly messageId: string },
  by: string,
  deps: Pick<ConversationRoutesDeps, "conversations" | "leads" | "now">,
): Promise<MadeLead> {
  const [message, from] = await Promise.all([
    deps.conversations.message(leadId, messageId),
    deps.leads.find(leadId),
  ]);
  if (!message || !from) return { kind: "unknown-message" };
  const draft = referredLead(message, from);
  if (!draft) return { kind: "nobody-named" };
  const origin = { kind: "referral", by, leadId, messageId } as const;
  const lead = newLead(newLeadId(), draft, origin, deps.now());
  const outcome = await deps.leads.add(lead, identityOfLead(lead));
  const wasKnown = outcome.kind === "taken";
  const became = wasKnown ? outcome.by : lead.id;
  const at = deps.now().toISOString();
  await deps.conversations.changeMessage(leadId, messageId, (current) => ({
    ...current,
    referred: current.referred ?? { leadId: became, wasKnown, by, at },
  }));
  return wasKnown ? { kind: "known", leadId: became } : { kind: "made", lead };
}
