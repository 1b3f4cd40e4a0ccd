import type { AgentOutput } from "#shared/domain/agents/agents.ts";
import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { Reader } from "#shared/domain/campaigns/reader.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { ContactAllowed, RefusalRule } from "#shared/domain/outreach/may-contact.ts";
import { type NextStep, nextStep } from "#shared/domain/outreach/next-step.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { AskMayContact } from "../ask-may-contact.ts";
import { type AskForStepDeps, askForStep, stepApprovalId } from "./ask-for-step.ts";
import { type StepEntryDeps, type StepText, stepEntry } from "./step-entry.ts";

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

/** Plans the step that comes next, over the first channel on which it is lawful and possible. */
export async function planStep(
  deps: PlanStepDeps,
  { conversation: found, ...about }: StepAbout,
  decided?: ApprovedStep,
): Promise<Output> {
  const { outbox, conversations, directory, mayContact, now } = deps;
  const { leadId } = found;
  const steps = (await outbox.ofLead(leadId)).filter(({ kind }) => kind === "step");
  const open = steps.find(({ status }) => openStates.has(status));
  if (open) {
    return {
      leadId,
      outcome: "planned",
      outboxId: open.id,
      dueAt: open.dueAt,
      reason: "it is still to go",
    };
  }

  let approved = decided;
  const number = approved ? stepOf(approved, about.campaign, leadId) : nextOf(found, steps);
  if (number === undefined || (approved && steps.some(({ step }) => step === number))) {
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
      return plan(next, allowed, to ?? "", approved);
    }
    if (!isAboutTheChannel.has(decision.rule)) {
      return { leadId, outcome: "refused", reason: decision.reason };
    }
    passedOver ??= decision.reason;
    conversation = startingAt(conversation, step.number + 1);
    // They let that one step go, and no other.
    approved = undefined;
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
    approved: ApprovedStep | undefined,
  ): Promise<Output> {
    // Stored already, unless this is the first message.
    await conversations.begin(conversation);
    const text: StepText | undefined = approved && {
      by: approved.by,
      subject: approved.subject,
      text: approved.text,
    };
    const entry = await stepEntry(deps, { ...about, conversation, next, allowed, to, steps }, text);
    if (allowed.approval === "person" && !approved) return askForStep(deps, conversation, entry);
    await outbox.plan(entry);
    await conversations.change(leadId, (before) => ({
      ...before,
      accounts: { ...before.accounts, [entry.channel]: entry.accountId },
      sequence: {
        ...before.sequence,
        nextStep: Math.max(before.sequence.nextStep, entry.step + 1),
      },
      approvalId: before.approvalId === approved?.approvalId ? undefined : before.approvalId,
      updatedAt: now().toISOString(),
    }));
    const { id, dueAt } = entry;
    return { leadId, outcome: "planned", outboxId: id, dueAt, reason: next.step.purpose };
  }
}

/** What is in the outbox was planned, also where the planner died before it could write so in the conversation. */
function nextOf({ sequence }: Conversation, steps: readonly OutboxEntry[]): number {
  return Math.max(sequence.nextStep, ...steps.map(({ step }) => step + 1));
}

/** Who wrote before writes again. */
function accountOf(
  { accounts }: Conversation,
  steps: readonly OutboxEntry[],
  channel: Channel,
): string | undefined {
  return accounts[channel] ?? steps.findLast((step) => step.channel === channel)?.accountId;
}

/** The step a person let go; told again later, it must not let another one go. */
function stepOf(
  { approvalId }: ApprovedStep,
  { steps }: Campaign,
  leadId: string,
): number | undefined {
  const asked = (number: number) => stepApprovalId(outboxId(leadId, `step-${number}`, 1));
  return steps.find(({ number }) => asked(number) === approvalId)?.number;
}

function startingAt(conversation: Conversation, nextStep: number): Conversation {
  return { ...conversation, sequence: { ...conversation.sequence, nextStep } };
}

/** A step that may still go out, or may be out: the next one waits for what becomes of it. */
const openStates = new Set<OutboxEntry["status"]>(["planned", "claimed", "unknown"]);

/** Of such a step only this channel is closed; the person may be reached by the next one. */
const isAboutTheChannel = new Set<RefusalRule>([
  "no-address",
  "no-account",
  "no-legal-basis",
  "no-postal-address",
]);

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
