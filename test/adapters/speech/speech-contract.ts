import { describe, expect, test } from "vitest";
import { type SpeechToText, SpeechUnavailable, type TextToSpeech } from "#shared/ports/speech.ts";

export const KEY = "key-that-must-never-be-seen";

/** Half a second at 16 kHz, 16 bits, one channel. */
export const audio = new Uint8Array(16_000).map((_, index) => index % 251);
export const spokenText = "Tell me more about the price.";

export type Trouble = "none" | "limited" | "down" | "key-refused";

export function earsContract(
  name: string,
  make: (trouble: Trouble) => Promise<{
    readonly ears: SpeechToText;
    /** The samples and the language as the vendor got them. */
    readonly heard: () => Promise<{ readonly samples: Uint8Array; readonly language: string }>;
  }>,
) {
  describe(`ears of ${name}`, () => {
    test("every sample arrives in order, in its language, and comes back as text", async () => {
      const { ears, heard } = await make("none");
      const { text, confidence } = await ears.transcribe(audio, "de");
      expect(text).toBe(spokenText);
      if (confidence !== undefined) expect(confidence).toBeCloseTo(0.9);
      const { samples, language } = await heard();
      expect(Buffer.from(samples).equals(Buffer.from(audio))).toBe(true);
      expect(language).toMatch(/^de/);
    });

    unavailable(make, ({ ears }) => ears.transcribe(audio, "en"));
  });
}

export function voiceContract(
  name: string,
  make: (trouble: Trouble) => Promise<{ readonly voice: TextToSpeech }>,
) {
  describe(`voice of ${name}`, () => {
    test.each(["en", "de", "fr", "es", "it", "nl"])(
      "speaks %s as bare samples",
      async (language) => {
        const { voice } = await make("none");
        const samples = await voice.speak("Guten Tag & <hallo>", language);
        expect(Buffer.from(samples).equals(Buffer.from(audio))).toBe(true);
      },
    );

    unavailable(make, ({ voice }) => voice.speak("Hello", "en"));
  });
}

function unavailable<Made>(
  make: (trouble: Trouble) => Promise<Made>,
  work: (made: Made) => Promise<unknown>,
) {
  test.each(["limited", "down", "key-refused"] as const)(
    "a service that is %s is unavailable, and its error shows no key",
    async (trouble) => {
      const error = await work(await make(trouble)).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SpeechUnavailable);
      expect(String(error)).not.toContain(KEY);
    },
  );
}
