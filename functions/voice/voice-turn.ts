import type { SpokenAnswer, SpokenWords } from "#shared/domain/speech/spoken-turn.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { SpeechToText, TextToSpeech } from "#shared/ports/speech.ts";

export type VoiceTurnDeps = {
  readonly conversations: Pick<ConversationStore, "find">;
  /** Undefined where no speech service is set up. */
  readonly speech: () => Promise<
    { readonly hear: SpeechToText; readonly say: TextToSpeech } | undefined
  >;
  /** The conversation agent's own answer to words that were said. */
  readonly answer: (words: SpokenWords) => Promise<SpokenAnswer>;
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
    const answer = await deps.answer({ leadId, turnId, transcript });
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

function refused(because: "no-speech" | "no-conversation", reason: string): VoiceAnswer {
  return { kind: "refused", because, reason };
}
