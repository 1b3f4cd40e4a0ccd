import type { AgentOutput } from "#shared/domain/agents/agents.ts";
import type { Campaign, CampaignStep } from "#shared/domain/campaigns/campaign.ts";
import type { Reader } from "#shared/domain/campaigns/reader.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { type ContactAllowed, otherWayMayWork } from "#shared/domain/outreach/may-contact.ts";
import { type NextStep, nextStep } from "#shared/domain/outreach/next-step.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { AskMayContact } from "../ask-may-contact.ts";
import { type AskForStepDeps, askForStep } from "./ask-for-step.ts";
import { type StepEntryDeps, type StepText, stepEntry } from "./step-entry.ts";
import { nextNumber, stepLetGo, takenBack } from "./which-step.ts";

export type PlanStepDeps = StepEntryDeps &
  AskForStepDeps & {
    readonly conversations: Pick<ConversationStore, "find" | "begin" | "change">;
    readonly mayContact: AskMayContact;
  };

export type StepAbout = {
  readonly lead: Lead;
  readonly campaign: Campaign;
  readonly reader: Reader;
  readonly conversation: Conversation;
};

/** What a person let go, with their changes. */
export type ApprovedStep = {
  readonly approvalId: string;
  readonly by: string;
  readonly subject: string | undefined;
  readonly text: string;
};

type Output = AgentOutput<"outreach">;

/**
 * Plans the step that comes next, over the first channel on which it is lawful and possible. A step that was taken back
 * because its account went away is that step: as its next version, in the same words.
 */
export async function planStep(
  deps: PlanStepDeps,
  planned: StepAbout,
  decided?: ApprovedStep,
): Promise<Output> {
  const { conversation: found, ...about } = planned;
  const { outbox, conversations, directory, mayContact, now } = deps;
  const { leadId } = found;
  const steps = (await outbox.ofLead(leadId)).filter(({ kind }) => kind === "step");
  const open = steps.find(({ status }) => openStates.has(status));
  if (open) {
    const obstacle = open.status === "planned" ? await obstacleTo(open) : undefined;
    // One that was claimed meanwhile goes its way.
    if (obstacle && (await outbox.cancel(open, obstacle))) return planStep(deps, planned);
    return {
      leadId,
      outcome: "planned",
      outboxId: open.id,
      dueAt: open.dueAt,
      reason: "it is still to go",
    };
  }

  const again = takenBack(steps);
  const number = decided
    ? stepLetGo(decided.approvalId, about.campaign, found, steps)
    : (again?.step ?? nextNumber(found, steps));
  if (number === undefined) {
    return { leadId, outcome: "refused", reason: "what a person let go was planned before" };
  }
  const { timeZone } = await directory.companyDay();
  const [zone = timeZone] = placeOf(about.lead, timeZone).zones;
  let conversation = startingAt(found, number);
  let passedOver: string | undefined;
  for (;;) {
    const next = nextStep(about.campaign, conversation, lastSentAt(steps), now(), zone);
    if (next.kind !== "step") return ended(next);
    const { step } = next;
    const to = addressOf(about.reader, step.channel);
    const decision = await mayContact({
      lead: about.lead,
      conversation,
      campaignId: conversation.campaignId,
      purpose: "step",
      step: step.number,
      channel: step.channel,
      to,
      accountId: accountOf(conversation, steps, step.channel),
    });
    if (decision.kind !== "refused") {
      const allowed = decision.kind === "wait" ? decision.afterwards : decision;
      // They let that one step go, and no other.
      const isThatStep = step.number === number;
      return plan(next, allowed, to ?? "", isThatStep ? textOf(step) : undefined);
    }
    if (!otherWayMayWork.has(decision.rule)) {
      return { leadId, outcome: "refused", reason: decision.reason };
    }
    passedOver ??= decision.reason;
    conversation = startingAt(conversation, step.number + 1);
  }

  /** Why a planned step cannot go the way it was planned for; undefined while it can, or is for the sender to take back. */
  async function obstacleTo({ step, channel, to, accountId }: OutboxEntry) {
    const { lead } = about;
    const { campaignId } = found;
    const asked = { lead, conversation: found, campaignId, step, channel, to, accountId };
    const decision = await mayContact({ ...asked, purpose: "step" });
    if (decision.kind === "refused") {
      return otherWayMayWork.has(decision.rule) ? decision.reason : undefined;
    }
    const { account } = decision.kind === "wait" ? decision.afterwards : decision;
    if (account.id === accountId) return undefined;
    return `the account ${accountId} cannot send it, so ${account.id} does`;
  }

  /** What a person let go, or what was to go from the account that is gone; else the campaign's own words. */
  function textOf({ channel }: CampaignStep): StepText | undefined {
    if (decided) return { by: decided.by, subject: decided.subject, text: decided.text };
    if (again?.channel !== channel) return undefined;
    return { by: again.approvedBy, subject: again.subject, text: again.text };
  }

  function ended(next: Exclude<NextStep, { kind: "step" }>): Output {
    if (next.kind === "stopped") return { leadId, outcome: "refused", reason: next.reason };
    const reason = passedOver ?? "all steps of the campaign are out";
    return { leadId, outcome: steps.length === 0 ? "refused" : "finished", reason };
  }

  async function plan(
    next: Extract<NextStep, { kind: "step" }>,
    allowed: ContactAllowed,
    to: string,
    text: StepText | undefined,
  ): Promise<Output> {
    // Stored already, unless this is the first message.
    await conversations.begin(conversation);
    const entry = await stepEntry(deps, { ...about, conversation, next, allowed, to, steps }, text);
    const isLetGo = text !== undefined && text.by !== "campaign";
    if (allowed.approval === "person" && !isLetGo) return askForStep(deps, conversation, entry);
    await outbox.plan(entry);
    await conversations.change(leadId, (before) => ({
      ...before,
      accounts: { ...before.accounts, [entry.channel]: entry.accountId },
      sequence: {
        ...before.sequence,
        nextStep: Math.max(before.sequence.nextStep, entry.step + 1),
      },
      approvalId: before.approvalId === decided?.approvalId ? undefined : before.approvalId,
      updatedAt: now().toISOString(),
    }));
    const { id, dueAt } = entry;
    return { leadId, outcome: "planned", outboxId: id, dueAt, reason: next.step.purpose };
  }
}

/** Who wrote before writes again. */
function accountOf(
  { accounts }: Conversation,
  steps: readonly OutboxEntry[],
  channel: Channel,
): string | undefined {
  return accounts[channel] ?? steps.findLast((step) => step.channel === channel)?.accountId;
}

function startingAt(conversation: Conversation, nextStep: number): Conversation {
  return { ...conversation, sequence: { ...conversation.sequence, nextStep } };
}

/** A step that may still go out, or may be out: the next one waits for what becomes of it. */
const openStates = new Set<OutboxEntry["status"]>(["planned", "claimed", "unknown"]);

function lastSentAt(steps: readonly OutboxEntry[]): string | undefined {
  return steps
    .flatMap(({ sentAt }) => sentAt ?? [])
    .toSorted()
    .at(-1);
}

function addressOf(reader: Reader, channel: Channel): string | undefined {
  switch (channel) {
    case "email":
      return reader.email?.toLowerCase();
    case "linkedin":
      return reader.linkedinUrl;
    case "call":
      return reader.phone;
  }
}
