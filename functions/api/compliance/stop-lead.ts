import { allIdentitiesOf, everyIdentityOf } from "#shared/domain/compliance/person-identities.ts";
import { stopPerson } from "../../stop-person.ts";
import type { StopLeadDeps } from "./stop-lead-known-as.ts";

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
  const isKnownByMore = allIdentitiesOf(lead, conversation).length > 0;
  // What colleagues may share is stopped only where nothing else would stop this person.
  const identities = isKnownByMore ? [] : everyIdentityOf(lead, conversation);
  if (!isKnownByMore && identities.length === 0) {
    return refused("no address, profile or number is known by which anything could go to them");
  }
  const reason = `${by} stopped them: ${why}`;
  await stopPerson(deps, { leadId, identities, why: "by-person", source: by, reason });
  return { kind: "done" };
}

function refused(reason: string): StopOfLead {
  return { kind: "refused", reason };
}
