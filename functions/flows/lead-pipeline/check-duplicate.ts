import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";

export type DuplicateAnswer = { readonly isDuplicate: boolean; readonly reason: string };

/** Claims what identifies the lead; the first to claim keeps it, so two rows at once cannot both be new. */
export function createDuplicateCheck({ leads }: { readonly leads: LeadStore }) {
  return async (leadId: string): Promise<DuplicateAnswer> => {
    const lead = await leads.find(leadId);
    if (!lead) throw new LeadNotFound(leadId);
    // A test run must not take the identity of a lead that is still to come.
    if (lead.origin.kind === "test-run") return { isDuplicate: false, reason: "a test run" };

    const claim = await leads.claim(leadId, identityOfLead(lead));
    if (claim.kind === "claimed") return { isDuplicate: false, reason: "not known yet" };

    await leads.change(leadId, (current) => ({ ...current, duplicateOf: claim.by }));
    return { isDuplicate: true, reason: `same ${describe(claim.key)} as lead ${claim.by}` };
  };
}

function describe(key: string): string {
  const [kind = "", value = ""] = key.split(/:(.*)/s);
  return `${kind} (${value.split("|").filter(Boolean).join(", ")})`;
}
