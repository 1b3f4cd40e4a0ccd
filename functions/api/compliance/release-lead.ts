import {
  everyIdentityOf,
  type Identity,
  identitiesOf,
} from "#shared/domain/compliance/person-identities.ts";
import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import { mailboxKeysOf } from "#shared/domain/leads/mailbox-key.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { StopOfLead } from "./stop-lead.ts";
import { whoIs } from "./who-is.ts";

export type ReleaseLeadDeps = {
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find">;
  readonly suppressions: Pick<SuppressionList, "find" | "findAll" | "remove">;
};

/**
 * Takes back what colleagues stopped. What the person asked for themselves stays; and where anything else would stop them
 * still, nothing is taken back, for the answer would read as if they could be written to.
 */
export async function releaseLead(
  deps: ReleaseLeadDeps,
  leadId: string,
  by: Parameters<SuppressionList["remove"]>[2],
): Promise<StopOfLead> {
  const { leads, conversations, suppressions } = deps;
  const [lead, conversation] = await Promise.all([leads.find(leadId), conversations.find(leadId)]);
  const identities = everyIdentityOf(lead, conversation);
  const companyKey = conversation?.companyKey ?? (lead && companyKeyOf(lead));
  const known = { ...identitiesOf(lead, conversation), companyKey };
  const questions = [known, ...identities.map(({ scope, value }) => whoIs(scope, value))];
  const standing = (await Promise.all(questions.map((who) => suppressions.findAll(who)))).flat();
  if (standing.length === 0) return refused("nobody stopped this person");
  const lasting = whatLasts(standing) ?? (await stopOfMailbox(deps, identities));
  if (lasting) return refused(lasting);
  let removed = 0;
  for (const { scope, value } of identities) {
    const isRemoved = await suppressions.remove(scope, value, by, { reason: "by-person" });
    if (isRemoved) removed += 1;
  }
  return removed > 0
    ? { kind: "done" }
    : refused("what stands against them changed at the same moment; read it as it is now");
}

function whatLasts(standing: readonly Suppression[]): string | undefined {
  const ofAll = standing.find(({ scope }) => scope === "domain" || scope === "company");
  const own = standing.find((one) => one !== ofAll && one.reason !== "by-person");
  if (own) return "they are stopped for another reason than a colleague’s word";
  return ofAll && "everybody at their company is stopped, and they with them";
}

/** Who stopped kim@host.example stopped kim+list@host.example, but meant another than the one who is let go here. */
async function stopOfMailbox(
  { suppressions }: ReleaseLeadDeps,
  identities: readonly Identity[],
): Promise<string | undefined> {
  for (const { scope, value } of identities) {
    const [, mailbox] = scope === "address" ? mailboxKeysOf(value) : [];
    const found = mailbox === undefined ? undefined : await suppressions.find({ email: mailbox });
    if (found?.scope === "address") {
      return `${mailbox} is stopped, and with it ${value}, whose mails end in the same mailbox; take that back first`;
    }
  }
  return undefined;
}

function refused(reason: string): StopOfLead {
  return { kind: "refused", reason };
}
