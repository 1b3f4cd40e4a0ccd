import { TranscribeStreamingClient } from "@aws-sdk/client-transcribe-streaming";
import * as z from "zod";
import { cartesiaEars, cartesiaVoice } from "#shared/adapters/cartesia/cartesia-speech.ts";
import { pollyVoice } from "#shared/adapters/polly/polly-voice.ts";
import { transcribeEars } from "#shared/adapters/transcribe/transcribe-ears.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { SpeechToText, TextToSpeech } from "#shared/ports/speech.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { LambdaEnv, signedBy } from "./aws-signer.ts";

export type Speech = { readonly hear: SpeechToText; readonly say: TextToSpeech };

export type SpeechWiringDeps = {
  /** "aws" where the function may call Transcribe and Polly. */
  readonly mode: "aws" | "keys-only";
  readonly secret: () => Promise<DepartmentSecret>;
  readonly now: () => Date;
};

/** The endpoint is only given on a laptop, where AWS has neither ears nor a voice. */
const Env = LambdaEnv.extend({
  AWS_ENDPOINT_URL_DYNAMODB: z.string().optional(),
});

/** Cartesia where its key is stored, else AWS itself; undefined where neither is set up, and the call is refused. */
export function speechWiring({
  mode,
  secret,
  now,
}: SpeechWiringDeps): () => Promise<Speech | undefined> {
  const http = createJsonHttp();
  let aws: Speech | undefined;
  return async () => {
    const { CARTESIA_API_KEY: apiKey, CARTESIA_VOICE_ID: voiceId } = await secret();
    if (apiKey && voiceId) {
      const options = { http, apiKey, now };
      return { hear: cartesiaEars(options), say: cartesiaVoice({ ...options, voiceId }) };
    }
    if (mode === "aws") aws ??= awsSpeech();
    return aws;
  };
}

function awsSpeech(): Speech | undefined {
  const env = readEnv(Env);
  if (env.AWS_ENDPOINT_URL_DYNAMODB) return undefined;
  const polly = signedBy(env, "polly", 2);
  return {
    hear: transcribeEars(new TranscribeStreamingClient()),
    say: pollyVoice(polly, `https://polly.${env.AWS_REGION}.amazonaws.com`),
  };
}
