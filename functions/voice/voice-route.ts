import { randomUUID } from "node:crypto";
import * as z from "zod";
import { pcmOf, wavOf } from "#shared/domain/speech/wav.ts";
import { refusal } from "../http/problem.ts";
import { bytesRoute, Id, type Route } from "../http/route.ts";
import type { SpokenTurn, VoiceAnswer } from "./voice-turn.ts";

const Spoken = z.object({
  transcript: z.string(),
  labels: z.array(z.string()),
  state: z.string(),
  action: z.string(),
  text: z.string(),
  /** Base64 of a WAV file. */
  audio: z.string(),
  milliseconds: z.object({
    transcribe: z.number(),
    understand: z.number(),
    speak: z.number(),
    whole: z.number(),
  }),
});

/** One turn of a call over plain HTTP: sound in, sound and times out. */
export function voiceRoute(turn: (spoken: SpokenTurn) => Promise<VoiceAnswer>): Route {
  return bytesRoute({
    method: "post",
    path: "/api/v1/conversations/{leadId}/voice",
    role: "rep",
    summary: "Say something to the conversation agent and hear its answer",
    tag: "conversations",
    params: z.object({ leadId: Id }),
    query: z.strictObject({
      /** A turn sent again under the same name is heard once. */
      turn: z
        .string()
        .regex(/^[\w-]{1,80}$/)
        .optional(),
    }),
    contentTypes: ["audio/wav", "audio/x-wav", "audio/wave", "application/octet-stream"],
    answers: { 200: { description: "The answer, spoken.", schema: Spoken } },
    handle: async ({ params: { leadId }, query, body }) => {
      const read = pcmOf(body);
      if (read.kind === "unusable")
        throw refusal(422, `This audio cannot be heard: ${read.reason}.`);
      const { turn: turnId = randomUUID() } = query;
      const answer = await turn({ leadId, turnId, audio: read.pcm });
      if (answer.kind === "refused") {
        throw refusal(answer.because === "no-conversation" ? 404 : 422, answer.reason);
      }
      const { kind: _, audio, ...rest } = answer;
      const encoded = Buffer.from(wavOf(audio)).toString("base64");
      return { status: 200, json: { ...rest, audio: encoded } };
    },
  });
}
