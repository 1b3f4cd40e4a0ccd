import type { AwsClient } from "aws4fetch";
import { SpeechUnavailable, type TextToSpeech } from "#shared/ports/speech.ts";

/** Voices of the neural engine, which speaks in more than one region. */
const voices: Readonly<
  Record<string, { readonly LanguageCode: string; readonly VoiceId: string }>
> = {
  en: { LanguageCode: "en-GB", VoiceId: "Amy" },
  de: { LanguageCode: "de-DE", VoiceId: "Vicki" },
  fr: { LanguageCode: "fr-FR", VoiceId: "Lea" },
  es: { LanguageCode: "es-ES", VoiceId: "Lucia" },
  it: { LanguageCode: "it-IT", VoiceId: "Bianca" },
  nl: { LanguageCode: "nl-NL", VoiceId: "Laura" },
};
const english = { LanguageCode: "en-GB", VoiceId: "Amy" };

/** Signed by aws4fetch: one call needs no SDK of its own, and the function is near the limit of its bundle. */
export function pollyVoice(client: AwsClient, endpoint: string): TextToSpeech {
  return {
    name: "polly",
    async speak(text, language) {
      const response = await client
        .fetch(`${endpoint}/v1/speech`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            ...(voices[language] ?? english),
            Engine: "neural",
            OutputFormat: "pcm",
            SampleRate: "16000",
            Text: text,
            TextType: "text",
          }),
        })
        .catch((cause: unknown) => {
          throw new SpeechUnavailable("Polly could not be reached", { cause });
        });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      const kind = response.headers.get("x-amzn-errortype")?.split(":")[0] ?? "an error";
      throw new SpeechUnavailable(`Polly answered ${kind} (HTTP ${response.status})`);
    },
  };
}
