import * as z from "zod";

export const VoiceEnv = z.object({
  CONVERSATIONS_TABLE: z.string(),
  DEPARTMENT_SECRET: z.string(),
  CONVERSATION_FUNCTION: z.string(),
  /** "aws" where Transcribe and Polly may be called; else only a stored key gives a voice. */
  SPEECH: z.enum(["aws", "keys-only"]).default("keys-only"),
});
