import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { companyCanMend, otherWayMayWork } from "#shared/domain/outreach/may-contact.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { AskMayContact } from "../ask-may-contact.ts";

export type Obstacle = {
  readonly reason: string;
  /** The company can put it right, so that a step without another way waits. */
  readonly isOurs: boolean;
};

/** Why a planned step cannot go the way it was planned for; undefined while it can, or is for the sender to take back. */
export async function obstacleTo(
  { step, channel, to, accountId }: OutboxEntry,
  { lead, conversation }: { readonly lead: Lead; readonly conversation: Conversation },
  mayContact: AskMayContact,
): Promise<Obstacle | undefined> {
  const { campaignId } = conversation;
  const asked = { lead, conversation, campaignId, step, channel, to, accountId };
  const decision = await mayContact({ ...asked, purpose: "step" });
  if (decision.kind === "refused") {
    const { rule, reason } = decision;
    return otherWayMayWork.has(rule) ? { reason, isOurs: companyCanMend.has(rule) } : undefined;
  }
  const { account } = decision.kind === "wait" ? decision.afterwards : decision;
  if (account.id === accountId) return undefined;
  const reason = `the account ${accountId} cannot send it, so ${account.id} does`;
  return { reason, isOurs: true };
}
