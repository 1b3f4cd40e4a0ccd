import { handle } from "hono/aws-lambda";
import { readEnv } from "#shared/runtime/env.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { wireAgent } from "../agent-wiring.ts";
import { createApp } from "../api/app.ts";
import { createVoiceTurn } from "../conversation/voice-turn.ts";
import { conversationWiring } from "../conversation-wiring.ts";
import { speechWiring } from "../speech-wiring.ts";
import { callRun } from "./call-run.ts";
import { VoiceEnv } from "./env.ts";
import { voiceRoute } from "./voice-route.ts";

const env = readEnv(VoiceEnv);
const wiring = wireAgent(env, "conversation");
const { ask, secret, log, now } = wiring;

const turn = createVoiceTurn({
  ...conversationWiring(env, wiring),
  speech: speechWiring({ mode: env.SPEECH, secret, now }),
  run: callRun(ask),
  ticks: () => performance.now(),
});

export const handler = lambdaHandler(handle(createApp([voiceRoute(turn)], log)), log);
