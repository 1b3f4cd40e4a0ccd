import type { AgentOutput } from "#shared/domain/agents/agents.ts";
import type {
  Conversation,
  ConversationMessage,
  ConversationState,
} from "#shared/domain/conversations/conversation.ts";
import { decideAction } from "#shared/domain/conversations/decide-action.ts";
import { readingOf } from "#shared/domain/conversations/reading-of.ts";
import { lastOffer } from "#shared/domain/meetings/open-offer.ts";
import type { OpenOffer } from "#shared/domain/meetings/takes-slot.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import { ConversationNotFound } from "#shared/ports/conversation-store.ts";
import { LeadNotFound } from "#shared/ports/lead-store.ts";
import { act } from "./act.ts";
import { doubtsAbout } from "./doubts-about.ts";
import { moveOn } from "./move-on.ts";
import { sayWhatWasDone } from "./say-what-was-done.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { ConversationDeps, Done, Turn } from "./turn.ts";

/**
 * Handles one reply. Each effect is made once by its own key and the state is written after them, so a reply that is
 * delivered again after a crash goes the same way; one that was handled is left alone.
 */
export function createConversation(deps: ConversationDeps): Agent<"conversation"> {
  const { conversations } = deps;
  return {
    name: "conversation",
    async run({ leadId, messageId }, run) {
      const { conversation, message } = await found(leadId, messageId, deps);
      if (message.outcome !== undefined) return wasHandled(conversation, message);

      const reading = await read(message, conversation, run, deps);
      const turn = await turnOf(conversation, message, reading, run, deps);
      const done = await act(turn, deps);
      const changed = await moveOn(turn, done, deps);
      await tellOutcome(turn, deps);
      await sayWhatWasDone(turn, done, deps);
      await conversations.changeMessage(leadId, messageId, (now) => ({
        ...now,
        outcome: `${done.action}: ${done.reason}`,
      }));
      return answerOf(changed, message, reading, done);
    },
  };
}

async function found(leadId: string, messageId: string, { conversations }: ConversationDeps) {
  const [conversation, message] = await Promise.all([
    conversations.find(leadId),
    conversations.message(leadId, messageId),
  ]);
  if (!conversation) throw new ConversationNotFound(leadId);
  if (!message) throw new Error(`The conversation of lead ${leadId} has no message ${messageId}`);
  return { conversation, message };
}

/** Stored before anything is done with it: done again, the same reading decides. */
async function read(
  message: ConversationMessage,
  { leadId, language, state }: Conversation,
  run: AgentRun,
  deps: ConversationDeps,
): Promise<ReplyReading> {
  const { conversations, readReply, now } = deps;
  const stored = readingOf(message);
  if (stored) return stored;
  const reading = await readReply(run, {
    text: message.text,
    language,
    now: now(),
    offered: await offeredTo(leadId, deps),
  });
  await conversations.changeMessage(leadId, message.id, (current) => ({
    ...current,
    reading,
    stateBefore: state,
  }));
  return reading;
}

/** The times they may be answering, with the names that a greeting and a closing are made of. */
async function offeredTo(
  leadId: string,
  { approvals, leads, settings }: ConversationDeps,
): Promise<OpenOffer | undefined> {
  const offer = lastOffer(await approvals.ofLead(leadId));
  if (!offer) return undefined;
  const [lead, { sender }] = await Promise.all([leads.find(leadId), settings.sellerProfile()]);
  const { slots, timeZone: zone } = offer.proposal;
  const names = [lead?.person?.fullName, sender.name].filter((name) => name !== undefined);
  return { slots, zone, names };
}

async function turnOf(
  conversation: Conversation,
  message: ConversationMessage,
  reading: ReplyReading,
  run: AgentRun,
  deps: ConversationDeps,
): Promise<Turn> {
  const { leadId, campaignId, language } = conversation;
  const [lead, campaign, messages, planned, approvals] = await Promise.all([
    deps.leads.find(leadId),
    deps.directory.campaign(campaignId),
    deps.conversations.messages(leadId),
    deps.outbox.ofLead(leadId),
    deps.approvals.ofLead(leadId),
  ]);
  if (!lead) throw new LeadNotFound(leadId);
  const doubts = doubtsAbout({ conversation, message, messages, planned, approvals });
  const decide = (state: ConversationState) =>
    decideAction({ reading, state, campaign, doubts, now: deps.now() });
  const earlier = message.stateBefore && decide(message.stateBefore);
  // The state is where an earlier attempt at this reply left it; otherwise somebody else moved it, and that counts.
  const decision =
    earlier?.next.state === conversation.state ? earlier : decide(conversation.state);
  const spoken = reading.language === "other" ? language : reading.language;
  return {
    conversation,
    message,
    messages,
    reading,
    decision,
    lead,
    campaign,
    language: spoken,
    run,
  };
}

function wasHandled(
  conversation: Conversation,
  message: ConversationMessage,
): AgentOutput<"conversation"> {
  return {
    leadId: conversation.leadId,
    messageId: message.id,
    state: conversation.state,
    labels: readingOf(message)?.labels.map(({ label }) => label) ?? [],
    action: "nothing",
    reason: `it was handled before: ${message.outcome}`,
  };
}

function answerOf(
  { leadId, state }: Conversation,
  message: ConversationMessage,
  { labels }: ReplyReading,
  { action, reason }: Done,
): AgentOutput<"conversation"> {
  return {
    leadId,
    messageId: message.id,
    state,
    labels: labels.map(({ label }) => label),
    action,
    reason,
  };
}
