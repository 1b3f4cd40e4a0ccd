import { bodyOf } from "#shared/domain/campaigns/campaign.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import type { ContactAllowed } from "#shared/domain/outreach/may-contact.ts";
import type { NextStep } from "#shared/domain/outreach/next-step.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { versionOf } from "#shared/domain/outreach/plan-again.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import { sendSlot } from "#shared/domain/outreach/send-slot.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import type { Signer } from "#shared/ports/signer.ts";

export type StepEntryDeps = {
  readonly outbox: Pick<OutboxStore, "ofLead" | "plan" | "cancel" | "postpone">;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly signer: Pick<Signer, "tag">;
  readonly now: () => Date;
};

export type StepEntryAbout = {
  readonly lead: Lead;
  readonly conversation: Conversation;
  readonly next: Extract<NextStep, { kind: "step" }>;
  readonly allowed: ContactAllowed;
  readonly to: string;
  /** Steps of the lead that were planned before. */
  readonly steps: readonly OutboxEntry[];
};

/** Words of the step that stand already, instead of the campaign's: a person approved them, or they were to go before. */
export type StepText = {
  /** Who let them go: "campaign", or the person. */
  readonly by: string;
  readonly subject: string | undefined;
  readonly text: string;
};

/** A step as it goes into the outbox: its text, its thread, and its time. */
export async function stepEntry(
  { settings, directory, signer, now }: StepEntryDeps,
  { lead, conversation, next, allowed, to, steps }: StepEntryAbout,
  given: StepText | undefined,
): Promise<OutboxEntry> {
  const { step, variant } = next;
  const { account, usage } = allowed;
  const seller = await settings.sellerProfile();
  const { timeZone } = await directory.companyDay();
  const purpose = `step-${step.number}`;
  const version = versionOf(steps, lead.id, purpose);
  if (version.kind !== "free") throw new Error(`${version.entry.id} was planned before`);
  const id = outboxId(lead.id, purpose, version.version);
  const isMail = step.channel === "email";
  const thread = isMail ? threadOf(steps) : [];
  const inReplyTo = thread.at(-1);
  const subject = given?.subject ?? variant.subject ?? followUpSubject(steps);
  const dueAt = sendSlot({
    outboxId: id,
    place: placeOf(lead, timeZone),
    account,
    usage,
    hours: conversation.sequence.hours,
    earliest: next.earliest,
    now: now(),
  });
  return {
    id,
    leadId: lead.id,
    kind: "step",
    step: step.number,
    variant: variant.name,
    angleId: variant.angleId,
    status: "planned",
    version: 1,
    channel: step.channel,
    transport: allowed.transport,
    accountId: account.id,
    campaignId: conversation.campaignId,
    to,
    companyKey: conversation.companyKey,
    ...(isMail && subject && { subject }),
    text: isMail ? textOfMail() : (given?.text ?? bodyOf(variant)),
    messageId: `${await signer.tag(id)}@${senderDomainOf(account)}`,
    ...(inReplyTo && { inReplyTo }),
    references: thread,
    basis: allowed.basis,
    approvedBy: given?.by ?? "campaign",
    dueAt: dueAt.toISOString(),
  };

  function textOfMail(): string {
    return given
      ? signedAnew(given.text, account.name, seller)
      : signed(bodyOf(variant), account.name, seller);
  }
}

/** Message-IDs of the mails that went before, as their readers have them. */
function threadOf(steps: readonly OutboxEntry[]): string[] {
  return steps
    .filter(({ channel, status }) => channel === "email" && status === "sent")
    .toSorted((one, other) => one.step - other.step)
    .map(({ messageId, sentMessageId }) => sentMessageId ?? messageId);
}

function followUpSubject(steps: readonly OutboxEntry[]): string | undefined {
  const first = steps.find(({ channel, subject }) => channel === "email" && subject);
  return first?.subject && `Re: ${first.subject}`;
}

/** Whoever sends it signs it: where the signature of the house stands, it becomes that of the account it goes from. */
function signedAnew(text: string, name: string, seller: SellerProfile): string {
  const blocks = text.split("\n\n");
  const isSigned = blocks.length > 1 && blocks.at(-1)?.endsWith(`\n${seller.company}`) === true;
  return isSigned ? signed(blocks.slice(0, -1).join("\n\n"), name, seller) : text;
}

function signed(text: string, name: string, { sender, company }: SellerProfile): string {
  const title = name === sender.name ? [sender.title] : [];
  return [text, [name, ...title, company].join("\n")].join("\n\n");
}
