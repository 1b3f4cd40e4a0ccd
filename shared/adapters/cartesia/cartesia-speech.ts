import * as z from "zod";
import { wavOf } from "#shared/domain/speech/wav.ts";
import type { SpeechToText, TextToSpeech } from "#shared/ports/speech.ts";
import { askCartesia, type CartesiaOptions } from "./cartesia-api.ts";

const Transcript = z.object({ text: z.string() });

export function cartesiaEars(options: CartesiaOptions): SpeechToText {
  return {
    name: "cartesia",
    async transcribe(audio, language) {
      const { text } = await askCartesia(options, "/stt", {
        multipart: {
          file: { fileName: "turn.wav", contentType: "audio/wav", bytes: wavOf(audio) },
          model: "ink-whisper",
          language,
        },
        schema: Transcript,
      });
      // Cartesia does not say how sure it is.
      return { text: text.trim(), confidence: undefined };
    },
  };
}

export function cartesiaVoice(
  options: CartesiaOptions & { readonly voiceId: string },
): TextToSpeech {
  return {
    name: "cartesia",
    speak: (text, language) =>
      askCartesia(options, "/tts/bytes", {
        body: {
          model_id: "sonic-3",
          transcript: text,
          voice: { mode: "id", id: options.voiceId },
          language,
          output_format: { container: "raw", encoding: "pcm_s16le", sample_rate: 16_000 },
        },
        answer: "bytes",
        schema: z.instanceof(Uint8Array),
      }),
  };
}
