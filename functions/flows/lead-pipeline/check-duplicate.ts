import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";

export type DuplicateAnswer = { readonly isDuplicate: boolean; readonly reason: string };

export type DuplicateCheckDeps = {
  readonly leads: Pick<LeadStore, "find" | "claim" | "change" | "holderOf">;
};

/** Claims what identifies the lead; the first to claim keeps it, so two rows at once cannot both be new. */
export function createDuplicateCheck({ leads }: DuplicateCheckDeps) {
  return async (leadId: string): Promise<DuplicateAnswer> => {
    const lead = await leads.find(leadId);
    if (!lead) throw new LeadNotFound(leadId);
    if (lead.origin.kind === "test-run") return look(identityOfLead(lead));

    const claim = await leads.claim(leadId, identityOfLead(lead));
    if (claim.kind === "removed") throw new LeadNotFound(leadId);
    if (claim.kind === "claimed") return notKnown;

    await leads.change(leadId, (current) => ({ ...current, duplicateOf: claim.by }));
    return duplicate(claim.key, claim.by);
  };

  /** A test run must not take the identity of a lead that is still to come. */
  async function look(keys: readonly string[]): Promise<DuplicateAnswer> {
    const holder = await leads.holderOf(keys);
    return holder ? duplicate(holder.key, holder.leadId) : notKnown;
  }
}

const notKnown: DuplicateAnswer = { isDuplicate: false, reason: "not known yet" };

function duplicate(key: string, leadId: string): DuplicateAnswer {
  return { isDuplicate: true, reason: `Same ${describe(key)} as lead ${leadId}.` };
}

function describe(key: string): string {
  const [kind = "", value = ""] = key.split(/:(.*)/s);
  return `${kind} (${value.split("|").filter(Boolean).join(", ")})`;
}
