import { TranscribeStreamingClient } from "@aws-sdk/client-transcribe-streaming";
import { AwsClient } from "aws4fetch";
import * as z from "zod";
import { cartesiaEars, cartesiaVoice } from "#shared/adapters/cartesia/cartesia-speech.ts";
import { pollyVoice } from "#shared/adapters/polly/polly-voice.ts";
import { transcribeEars } from "#shared/adapters/transcribe/transcribe-ears.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { SpeechToText, TextToSpeech } from "#shared/ports/speech.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";

export type Speech = { readonly hear: SpeechToText; readonly say: TextToSpeech };

export type SpeechWiringDeps = {
  /** "aws" where the function may call Transcribe and Polly. */
  readonly mode: "aws" | "keys-only";
  readonly secret: () => Promise<DepartmentSecret>;
  readonly now: () => Date;
};

/** What Lambda gives every function; the endpoint is only given on a laptop, where AWS has neither ears nor a voice. */
const LambdaEnv = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
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
  const env = readEnv(LambdaEnv);
  if (env.AWS_ENDPOINT_URL_DYNAMODB) return undefined;
  const polly = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    service: "polly",
    region: env.AWS_REGION,
    retries: 2,
  });
  return {
    hear: transcribeEars(new TranscribeStreamingClient()),
    say: pollyVoice(polly, `https://polly.${env.AWS_REGION}.amazonaws.com`),
  };
}
