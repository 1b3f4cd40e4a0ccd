import { allIdentitiesOf, identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { stopPerson } from "../../stop-person.ts";
import { releaseLeadKnownAs, type StopLeadDeps } from "./stop-lead-known-as.ts";

export type StopOfLead =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly reason: string };

/** A colleague says that nothing is to go to this person any more. */
export async function stopLead(
  deps: StopLeadDeps,
  leadId: string,
  by: string,
  why: string,
): Promise<StopOfLead> {
  const [lead, conversation] = await Promise.all([
    deps.leads.find(leadId),
    deps.conversations.find(leadId),
  ]);
  if (!lead && !conversation) return refused("the lead is gone");
  if (allIdentitiesOf(lead, conversation).length === 0) {
    return refused("no address and no profile is known by which anything could go to them");
  }
  const reason = `${by} stopped them: ${why}`;
  await stopPerson(deps, { leadId, identities: [], why: "by-person", source: by, reason });
  return { kind: "done" };
}

/** Takes back what a colleague stopped; what the person asked for themselves stays. */
export async function releaseLead(
  deps: StopLeadDeps & { readonly suppressions: Pick<SuppressionList, "find" | "remove"> },
  leadId: string,
  by: Parameters<SuppressionList["remove"]>[2],
): Promise<StopOfLead> {
  const [lead, conversation] = await Promise.all([
    deps.leads.find(leadId),
    deps.conversations.find(leadId),
  ]);
  const known = identitiesOf(lead, conversation);
  const found = await deps.suppressions.find(known);
  if (!found) return refused("nobody stopped this person");
  const { scope, reason } = found;
  if (reason !== "by-person") {
    return refused("they are stopped for another reason than a colleague’s word");
  }
  if (scope === "domain" || scope === "company") {
    return refused("not the person is stopped, but everybody at their company");
  }
  const values = { address: known.email, linkedin: known.linkedinUrl, phone: known.phone };
  const value = values[scope];
  if (value !== undefined) await deps.suppressions.remove(scope, value, by);
  await releaseLeadKnownAs(deps, found, by);
  return { kind: "done" };
}

function refused(reason: string): StopOfLead {
  return { kind: "refused", reason };
}
