export type SpeechToText = {
  readonly name: string;
  /** Audio is 16 kHz mono 16-bit little-endian PCM. */
  readonly transcribe: (
    audio: Uint8Array,
    language: string,
  ) => Promise<{ readonly text: string; readonly confidence: number | undefined }>;
};

export type TextToSpeech = {
  readonly name: string;
  /** Answers 16 kHz mono 16-bit little-endian PCM. */
  readonly speak: (text: string, language: string) => Promise<Uint8Array>;
};

/** Worth trying again later. */
export class SpeechUnavailable extends Error {
  override readonly name = "SpeechUnavailable";
}
