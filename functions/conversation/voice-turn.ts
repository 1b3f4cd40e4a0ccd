import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { type ActionDecision, decideAction } from "#shared/domain/conversations/decide-action.ts";
import { phrases } from "#shared/domain/conversations/writing/phrases.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import { LeadNotFound } from "#shared/ports/lead-store.ts";
import type { SpeechToText, TextToSpeech } from "#shared/ports/speech.ts";
import { moveOn } from "./move-on.ts";
import { sayWhatWasDone } from "./say-what-was-done.ts";
import { speakTo } from "./speak-to.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

export type VoiceTurnDeps = Omit<ConversationDeps, "conversations"> & {
  readonly conversations: ConversationDeps["conversations"] & {
    readonly addMessage: (message: ConversationMessage) => Promise<boolean>;
  };
  /** Undefined where no speech service is set up. */
  readonly speech: () => Promise<
    { readonly hear: SpeechToText; readonly say: TextToSpeech } | undefined
  >;
  readonly run: (leadId: string, turnId: string) => AgentRun;
  /** Milliseconds of a clock that only runs forward. */
  readonly ticks: () => number;
};

export type SpokenTurn = {
  readonly leadId: string;
  /** Of the caller's choosing: the same turn sent again is not heard twice. */
  readonly turnId: string;
  /** 16 kHz mono 16-bit little-endian PCM. */
  readonly audio: Uint8Array;
};

export type VoiceAnswer =
  | {
      readonly kind: "answered";
      readonly transcript: string;
      readonly labels: readonly string[];
      readonly state: string;
      readonly action: string;
      readonly text: string;
      readonly audio: Uint8Array;
      readonly milliseconds: VoiceTimings;
    }
  | {
      readonly kind: "refused";
      readonly because: "no-speech" | "no-conversation";
      readonly reason: string;
    };

type VoiceTimings = {
  readonly transcribe: number;
  readonly understand: number;
  readonly speak: number;
  readonly whole: number;
};

/** One turn of a call: what was said becomes text, is read like a reply, and is answered aloud. */
export function createVoiceTurn(deps: VoiceTurnDeps) {
  return async ({ leadId, turnId, audio }: SpokenTurn): Promise<VoiceAnswer> => {
    const started = deps.ticks();
    const [conversation, speech] = await Promise.all([
      deps.conversations.find(leadId),
      deps.speech(),
    ]);
    if (!conversation) return refused("no-conversation", `Lead ${leadId} has no conversation.`);
    if (!speech) {
      return refused(
        "no-speech",
        "No speech service is set up: store CARTESIA_API_KEY, or run on AWS.",
      );
    }

    const { text: transcript } = await speech.hear.transcribe(audio, conversation.language);
    const heard = deps.ticks();
    const answer = await understand({ conversation, turnId, transcript }, deps);
    const understood = deps.ticks();
    const spoken = await speech.say.speak(answer.text, answer.language);
    const ended = deps.ticks();
    return {
      kind: "answered",
      transcript,
      labels: answer.labels,
      state: answer.state,
      action: answer.action,
      text: answer.text,
      audio: spoken,
      milliseconds: {
        transcribe: Math.round(heard - started),
        understand: Math.round(understood - heard),
        speak: Math.round(ended - understood),
        whole: Math.round(ended - started),
      },
    };
  };
}

type Heard = {
  readonly conversation: Conversation;
  readonly turnId: string;
  readonly transcript: string;
};

type Understood = Pick<ConversationMessage, "text"> & {
  readonly language: Conversation["language"];
  readonly labels: readonly string[];
  readonly state: string;
  readonly action: string;
};

async function understand(heard: Heard, deps: VoiceTurnDeps): Promise<Understood> {
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
  deps: VoiceTurnDeps,
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
  { now }: VoiceTurnDeps,
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
  { now }: VoiceTurnDeps,
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
  { settings }: VoiceTurnDeps,
): Promise<string> {
  const { sender, company } = await settings.sellerProfile();
  return phrases[language].spokenDisclosure({ name: sender.name, company });
}

function spoken(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(" ");
}

function refused(because: "no-speech" | "no-conversation", reason: string): VoiceAnswer {
  return { kind: "refused", because, reason };
}
