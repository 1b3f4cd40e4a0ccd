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
import { obstacleTo } from "./obstacle-to.ts";
import { type StepEntryDeps, type StepText, stepEntry } from "./step-entry.ts";
import { tellWaiting } from "./tell-waiting.ts";
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
 * Plans the step that comes next, over the first channel on which it is lawful and possible. A planned step whose way is
 * closed is that step: taken back once there is another way, and planned as its next version in the same words. Without
 * another way it waits where the company can put right what is missing.
 */
export async function planStep(
  deps: PlanStepDeps,
  planned: StepAbout,
  decided?: ApprovedStep,
): Promise<Output> {
  const { conversation: found, ...about } = planned;
  const { outbox, conversations, directory, mayContact, now } = deps;
  const { leadId } = found;
  const stored = (await outbox.ofLead(leadId)).filter(({ kind }) => kind === "step");
  const open = stored.find(({ status }) => openStates.has(status));
  const obstacle =
    open?.status === "planned" ? await obstacleTo(open, planned, mayContact) : undefined;
  if (open && !obstacle) return stillToGo(open, "it is still to go");
  // Looked at as if it were taken back already.
  const steps = stored.map((one) =>
    one === open ? { ...one, status: "cancelled" as const } : one,
  );
  const letGo = open ? undefined : decided;

  const again = takenBack(steps);
  const number = letGo
    ? stepLetGo(letGo.approvalId, about.campaign, found, steps)
    : (again?.step ?? nextNumber(found, steps));
  if (number === undefined) {
    return { leadId, outcome: "refused", reason: "what a person let go was planned before" };
  }
  const { timeZone } = await directory.companyDay();
  const [zone = timeZone] = placeOf(about.lead, timeZone).zones;
  let conversation = startingAt(found, number);
  let passedOver: string | undefined;
  let waiting: Way | undefined;
  for (;;) {
    const next = nextStep(about.campaign, conversation, lastSentAt(steps), now(), zone);
    if (next.kind === "stopped") return { leadId, outcome: "refused", reason: next.reason };
    if (next.kind === "finished") return withoutWay();
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
      return plan({ next, allowed, conversation, to: to ?? "" });
    }
    const { rule, reason, afterwards } = decision;
    if (!otherWayMayWork.has(rule)) return { leadId, outcome: "refused", reason };
    passedOver ??= reason;
    if (afterwards) waiting ??= { next, allowed: afterwards, conversation, to: to ?? "", reason };
    conversation = startingAt(conversation, step.number + 1);
  }

  function stillToGo({ id, dueAt }: Pick<OutboxEntry, "id" | "dueAt">, reason: string): Output {
    return { leadId, outcome: "planned", outboxId: id, dueAt, reason };
  }

  /** A step that was begun to be sent, or follows one that was, waits for the company; what the law or the person closes ends. */
  async function withoutWay(): Promise<Output> {
    if (open && obstacle?.isOurs) {
      const until = Math.max(Date.parse(open.dueAt), now().getTime() + LOOK_AGAIN);
      await outbox.postpone(open, new Date(until), obstacle.reason);
      await tellWaiting(deps, open, obstacle.reason);
      return stillToGo({ ...open, dueAt: new Date(until).toISOString() }, obstacle.reason);
    }
    if (waiting && steps.length > 0) return plan(waiting);
    if (open && obstacle) await outbox.cancel(open, obstacle.reason);
    const reason = passedOver ?? "all steps of the campaign are out";
    return { leadId, outcome: steps.length === 0 ? "refused" : "finished", reason };
  }

  async function plan({ next, allowed, conversation, to, reason }: Way): Promise<Output> {
    // One that was claimed meanwhile goes its way.
    if (open && obstacle && !(await outbox.cancel(open, obstacle.reason))) {
      return planStep(deps, planned);
    }
    // They let that one step go, and no other.
    const text = next.step.number === number ? textOf(next.step) : undefined;
    // Stored already, unless this is the first message.
    await conversations.begin(conversation);
    const written = { ...about, conversation, next, allowed, to, steps };
    const entry = { ...(await stepEntry(deps, written, text)), ...(reason && { reason }) };
    const isLetGo = text !== undefined && text.by !== "campaign";
    if (allowed.approval === "person" && !isLetGo) return askForStep(deps, conversation, entry);
    await outbox.plan(entry);
    if (reason) await tellWaiting(deps, entry, reason);
    await conversations.change(leadId, (before) => ({
      ...before,
      accounts: { ...before.accounts, [entry.channel]: entry.accountId },
      sequence: {
        ...before.sequence,
        nextStep: Math.max(before.sequence.nextStep, entry.step + 1),
      },
      approvalId: before.approvalId === letGo?.approvalId ? undefined : before.approvalId,
      updatedAt: now().toISOString(),
    }));
    return stillToGo(entry, reason ?? next.step.purpose);
  }

  /** What a person let go, or what was to go from the account that is gone; else the campaign's own words. */
  function textOf({ channel }: CampaignStep): StepText | undefined {
    if (letGo) return { by: letGo.by, subject: letGo.subject, text: letGo.text };
    if (again?.channel !== channel) return undefined;
    return { by: again.approvedBy, subject: again.subject, text: again.text };
  }
}

/** A step with the way it goes; with a reason it waits for the company to open that way. */
type Way = {
  readonly next: Extract<NextStep, { kind: "step" }>;
  readonly allowed: ContactAllowed;
  readonly conversation: Conversation;
  readonly to: string;
  readonly reason?: string;
};

/** Accounts come back in hours at the earliest, and many that wait must not keep others from being looked at. */
const LOOK_AGAIN = 4 * 3_600_000;

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
