import { handle } from "hono/aws-lambda";
import { SpokenAnswer } from "#shared/domain/speech/spoken-turn.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { dynamoConversationStore } from "#shared/store/conversation-store.ts";
import { documentClient } from "#shared/store/document-client.ts";
import { functionCaller } from "../function-caller.ts";
import { createApp } from "../http/app.ts";
import { departmentSecret } from "../signed-aws.ts";
import { speechWiring } from "../speech-wiring.ts";
import { VoiceEnv } from "./env.ts";
import { voiceRoute } from "./voice-route.ts";
import { createVoiceTurn } from "./voice-turn.ts";

const env = readEnv(VoiceEnv);
const log = jsonLog("voice");
const now = () => new Date();
const secret = departmentSecret(env.DEPARTMENT_SECRET, now);
const functions = functionCaller();

const turn = createVoiceTurn({
  conversations: dynamoConversationStore(documentClient(), env.CONVERSATIONS_TABLE),
  speech: speechWiring({ mode: env.SPEECH, secret, now }),
  answer: async (words) =>
    SpokenAnswer.parse(await functions.call(env.CONVERSATION_FUNCTION, words)),
  ticks: () => performance.now(),
});

export const handler = lambdaHandler(handle(createApp([voiceRoute(turn)], log)), log);
