import { basisOfLead } from "#shared/domain/compliance/basis-of-lead.ts";
import { pauseOf } from "#shared/domain/compliance/pause-scope.ts";
import { identitiesOf, reachedAt } from "#shared/domain/compliance/person-identities.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { chooseAccount, senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import { type ContactDecision, mayContact } from "#shared/domain/outreach/may-contact.ts";
import type { Channel, SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { Pauses } from "#shared/ports/pauses.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";

export type AskMayContactDeps = {
  readonly conversations: Pick<ConversationStore, "companyStop">;
  readonly outbox: Pick<OutboxStore, "usage">;
  readonly accounts: Pick<SenderAccounts, "list">;
  readonly suppressions: Pick<SuppressionList, "find">;
  readonly pauses: Pick<Pauses, "list">;
  readonly directory: Pick<DepartmentDirectory, "campaign" | "companyDay">;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
  readonly now: () => Date;
};

type ContactAbout = {
  readonly lead: Lead;
  readonly conversation: Conversation | undefined;
  readonly campaignId: string;
  readonly purpose: "step" | "reply" | "meeting";
  readonly step: number;
  readonly channel: Channel;
  readonly to: string | undefined;
  /** The account the message is planned for; else the conversation's. */
  readonly accountId?: string | undefined;
  /** Whether another account may take over while that one is paused; by default where a step is to be planned or sent. */
  readonly mayMove?: boolean | undefined;
};

export type AskMayContact = (about: ContactAbout) => Promise<ContactDecision>;

/** Gathers what mayContact wants to know, each time anew: nothing about a person's wishes is remembered. */
export function askMayContact(deps: AskMayContactDeps): AskMayContact {
  const { conversations, outbox, accounts, suppressions, pauses, directory, settings, now } = deps;

  async function withUsage(account: SenderAccount, at: Date) {
    return { account, usage: await outbox.usage(account.id, dayIn(account.timeZone, at)) };
  }

  return async (about) => {
    const { lead, conversation, channel, purpose, to } = about;
    const at = now();
    const companyKey = conversation?.companyKey ?? companyKeyOf(lead);
    const who = reachedAt(identitiesOf(lead, conversation), channel, to);
    const [suppression, companyStop, paused, all, campaign, seller, day] = await Promise.all([
      suppressions.find({ ...who, companyKey }),
      conversations.companyStop(companyKey, lead.id),
      pauses.list(),
      accounts.list(),
      directory.campaign(about.campaignId),
      settings.sellerProfile(),
      directory.companyDay(),
    ]);
    const legal = basisOfLead(lead, { channel, purpose }, at);
    const isPaused = (account: SenderAccount) =>
      pauseOf(paused, { kind: "account", id: account.id }) !== undefined ||
      pauseOf(paused, { kind: "domain", id: senderDomainOf(account) }) !== undefined;
    const choice = chooseAccount({
      channel,
      current: about.accountId ?? conversation?.accounts[channel],
      transports: legal.kind === "allowed" ? legal.transports : [],
      accounts: await Promise.all(
        all
          .filter((account) => account.channel === channel)
          .map((account) => withUsage(account, at)),
      ),
      isPaused,
      mayMove: about.mayMove ?? purpose === "step",
      now: at,
    });
    const facts = { ...about, choice, pauses: paused, suppression, companyStop, legal, campaign };
    return mayContact({ ...facts, seller, timeZone: day.timeZone }, at);
  };
}
