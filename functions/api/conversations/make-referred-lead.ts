import { noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import { newLead, newLeadId } from "../routes/leads.ts";
import type { ConversationRoutesDeps } from "./deps.ts";
import { referredLead } from "./referred-lead.ts";

export type MadeLead =
  | { readonly kind: "made"; readonly lead: Lead }
  /** That person is a lead already; another source cannot make them a second one. */
  | { readonly kind: "known"; readonly leadId: string }
  | { readonly kind: "nobody-named" }
  | { readonly kind: "unknown-message" };

type ReplyPlace = { readonly leadId: string; readonly messageId: string };

/**
 * Makes a lead of the person a reply names, sends it through the pipeline as any lead, and notes with the reply what became
 * of them. The note comes last, so a click that broke off is made good by the next.
 */
export async function makeReferredLead(
  { leadId, messageId }: ReplyPlace,
  by: string,
  deps: Pick<ConversationRoutesDeps, "conversations" | "leads" | "flows" | "now">,
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
  const held = outcome.kind === "taken" ? await deps.leads.find(outcome.by) : lead;
  const made = held && isOf(held, { leadId, messageId }) ? held : undefined;
  const wasKnown = made === undefined || message.referred !== undefined;
  const became = outcome.kind === "taken" ? outcome.by : lead.id;
  if (!wasKnown) {
    // The reply that names them has stopped the company; nobody there is written to but whom it named.
    await deps.conversations.letIn(companyKeyOf(made), became);
    await begin(deps, became);
  }
  const at = deps.now().toISOString();
  await deps.conversations.changeMessage(leadId, messageId, (current) => ({
    ...current,
    referred: current.referred ?? { leadId: became, wasKnown, by, at },
  }));
  await deps.conversations.change(leadId, (current) =>
    current.personNeeded?.messageId === messageId ? noPersonNeeded(current) : current,
  );
  return wasKnown ? { kind: "known", leadId: became } : { kind: "made", lead: made };
}

function isOf({ origin }: Lead, { leadId, messageId }: ReplyPlace): boolean {
  return origin.kind === "referral" && origin.leadId === leadId && origin.messageId === messageId;
}

/** Once, by its name. Whether the person may be written to is asked when the lead is ready, as for every lead. */
async function begin(
  { flows }: Pick<ConversationRoutesDeps, "flows">,
  leadId: string,
): Promise<void> {
  await flows.start("lead-pipeline", `referral-${leadId}`, {
    leadId,
    jobRow: null,
    isQuick: false,
    skipEnrichment: false,
    stopOnDuplicate: true,
  });
}
