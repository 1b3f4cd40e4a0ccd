import * as z from "zod";
import { ConversationEnv } from "../conversation/env.ts";

export const VoiceEnv = ConversationEnv.extend({
  /** "aws" where Transcribe and Polly may be called; else only a stored key gives a voice. */
  SPEECH: z.enum(["aws", "keys-only"]).default("keys-only"),
});
