import {
  BadRequestException,
  type LanguageCode,
  type Result,
  StartStreamTranscriptionCommand,
  type TranscribeStreamingClient,
} from "@aws-sdk/client-transcribe-streaming";
import { type SpeechToText, SpeechUnavailable } from "#shared/ports/speech.ts";

const languages: Readonly<Record<string, LanguageCode>> = {
  en: "en-GB",
  de: "de-DE",
  fr: "fr-FR",
  es: "es-ES",
  it: "it-IT",
  nl: "nl-NL",
};

const SAMPLE_RATE = 16_000;
/** A tenth of a second: Transcribe wants frames of 50 to 200 ms. */
const FRAME_BYTES = SAMPLE_RATE * 2 * 0.1;

export function transcribeEars(client: Pick<TranscribeStreamingClient, "send">): SpeechToText {
  return {
    name: "transcribe",
    async transcribe(audio, language) {
      try {
        return spoken(await finalResults(client, audio, languages[language] ?? "en-GB"));
      } catch (cause) {
        if (cause instanceof BadRequestException) throw cause;
        const name = cause instanceof Error ? cause.name : "an error";
        throw new SpeechUnavailable(`Transcribe answered ${name}`, { cause });
      }
    },
  };
}

async function finalResults(
  client: Pick<TranscribeStreamingClient, "send">,
  audio: Uint8Array,
  language: LanguageCode,
): Promise<readonly Result[]> {
  const { TranscriptResultStream: stream } = await client.send(
    new StartStreamTranscriptionCommand({
      LanguageCode: language,
      MediaEncoding: "pcm",
      MediaSampleRateHertz: SAMPLE_RATE,
      AudioStream: framesOf(audio),
    }),
  );
  const results: Result[] = [];
  for await (const event of stream ?? []) {
    // A stream that fails half-way says so in an event, which the SDK throws or hands over as it is.
    const failure =
      event.InternalFailureException ??
      event.LimitExceededException ??
      event.ServiceUnavailableException ??
      event.ConflictException ??
      event.BadRequestException;
    if (failure) throw failure;
    const all = event.TranscriptEvent?.Transcript?.Results ?? [];
    results.push(...all.filter(({ IsPartial }) => !IsPartial));
  }
  return results;
}

async function* framesOf(audio: Uint8Array) {
  for (let at = 0; at < audio.length; at += FRAME_BYTES) {
    yield { AudioEvent: { AudioChunk: audio.subarray(at, at + FRAME_BYTES) } };
  }
}

function spoken(results: readonly Result[]) {
  const best = results.flatMap(({ Alternatives = [] }) => Alternatives.slice(0, 1));
  const sure = best
    .flatMap(({ Items = [] }) => Items)
    .flatMap(({ Confidence }) => (Confidence === undefined ? [] : [Confidence]));
  return {
    text: best
      .map(({ Transcript = "" }) => Transcript.trim())
      .filter(Boolean)
      .join(" "),
    confidence:
      sure.length === 0 ? undefined : sure.reduce((sum, one) => sum + one, 0) / sure.length,
  };
}
