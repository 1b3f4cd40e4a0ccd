import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { type ActionDecision, decideAction } from "#shared/domain/conversations/decide-action.ts";
import { phrases } from "#shared/domain/conversations/writing/phrases.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { SpokenAnswer, SpokenWords } from "#shared/domain/speech/spoken-turn.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import { ConversationNotFound } from "#shared/ports/conversation-store.ts";
import { LeadNotFound } from "#shared/ports/lead-store.ts";
import { moveOn } from "./move-on.ts";
import { sayWhatWasDone } from "./say-what-was-done.ts";
import { speakTo } from "./speak-to.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

export type AnswerCallDeps = Omit<ConversationDeps, "conversations"> & {
  readonly conversations: ConversationDeps["conversations"] & {
    readonly addMessage: (message: ConversationMessage) => Promise<boolean>;
  };
  readonly run: (leadId: string, turnId: string) => AgentRun;
};

/** What was said on a call is read like a reply, and answered in words that are then spoken. */
export function createAnswerCall(deps: AnswerCallDeps) {
  return async ({ leadId, turnId, transcript }: SpokenWords): Promise<SpokenAnswer> => {
    const conversation = await deps.conversations.find(leadId);
    if (!conversation) throw new ConversationNotFound(leadId);
    return understand({ conversation, turnId, transcript }, deps);
  };
}

type Heard = {
  readonly conversation: Conversation;
  readonly turnId: string;
  readonly transcript: string;
};

async function understand(heard: Heard, deps: AnswerCallDeps): Promise<SpokenAnswer> {
  const { conversation, transcript, turnId } = heard;
  const { leadId, language } = conversation;
  const messages = await deps.conversations.messages(leadId);
  const said = messages.find(({ id }) => id === answerId(turnId));
  // LAW-AI-1: at the first turn, before anything else is said.
  const isFirst = !messages.some(
    ({ direction, channel }) => direction === "out" && channel === "call",
  );
  const opening = isFirst ? await disclosure(conversation, deps) : "";
  if (said)
    return { text: said.text, language, labels: [], state: conversation.state, action: "nothing" };
  if (transcript.trim() === "") {
    const text = spoken(opening, phrases[language].spokenRepeat);
    return { text, language, labels: [], state: conversation.state, action: "nothing" };
  }

  const turn = await turnOf(heard, messages, deps);
  await deps.conversations.addMessage(turn.message);
  const done = await speakTo(turn, deps);
  const text = spoken(opening, done.text);
  const changed = await moveOn(turn, done, deps);
  await tellOutcome(turn, deps);
  await sayWhatWasDone(turn, done, deps);
  await deps.conversations.addMessage(answerTo(turn, turnId, text, deps));
  return {
    text,
    language: turn.language,
    labels: turn.reading.labels.map(({ label }) => label),
    state: changed.state,
    action: done.action,
  };
}

async function turnOf(
  { conversation, turnId, transcript }: Heard,
  messages: readonly ConversationMessage[],
  deps: AnswerCallDeps,
): Promise<Turn> {
  const { leadId, campaignId, language, state } = conversation;
  const run = deps.run(leadId, turnId);
  const [lead, settings, reading] = await Promise.all([
    deps.leads.find(leadId),
    deps.directory.campaign(campaignId),
    deps.readReply(run, { text: transcript, language, now: deps.now() }),
  ]);
  if (!lead) throw new LeadNotFound(leadId);
  // Nobody can approve an answer while somebody waits on the line: whoever lets the agent take a call lets it answer.
  const campaign = { ...settings, mayAutoReply: true };
  const decision: ActionDecision = decideAction({
    reading,
    state,
    campaign,
    doubts: [],
    now: deps.now(),
  });
  const message = messageOf(conversation, turnId, transcript, reading, deps);
  const spokenLanguage = reading.language === "other" ? language : reading.language;
  return {
    conversation,
    message,
    messages,
    reading,
    decision,
    lead,
    campaign,
    language: spokenLanguage,
    run,
  };
}

function messageOf(
  { leadId, email = leadId }: Conversation,
  turnId: string,
  text: string,
  reading: ReplyReading,
  { now }: AnswerCallDeps,
): ConversationMessage {
  return {
    id: `call-${turnId}`,
    leadId,
    direction: "in",
    channel: "call",
    at: now().toISOString(),
    from: email,
    to: "call",
    text,
    reading,
    outcome: "answered on the call",
  };
}

const answerId = (turnId: string): string => `call-${turnId}-answer`;

function answerTo(
  { conversation, message }: Turn,
  turnId: string,
  text: string,
  { now }: AnswerCallDeps,
): ConversationMessage {
  return {
    id: answerId(turnId),
    leadId: conversation.leadId,
    direction: "out",
    channel: "call",
    at: now().toISOString(),
    from: "call",
    to: message.from,
    text,
  };
}

async function disclosure(
  { language }: Conversation,
  { settings }: AnswerCallDeps,
): Promise<string> {
  const { sender, company } = await settings.sellerProfile();
  return phrases[language].spokenDisclosure({ name: sender.name, company });
}

function spoken(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(" ");
}
