import type { Context } from "aws-lambda";
import { SpokenWords } from "#shared/domain/speech/spoken-turn.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { conversationWiring } from "../conversation-wiring.ts";
import { queuedAgent } from "../queued-agent.ts";
import { createAnswerCall } from "./answer-call.ts";
import { callRun } from "./call-run.ts";
import { createConversation } from "./conversation.ts";
import { ConversationEnv } from "./env.ts";
import { ReplyToRead, replyInvocation } from "./reply-to-read.ts";

const env = readEnv(ConversationEnv);
const wiring = wireAgent(env, "conversation");
const deps = conversationWiring(env, wiring);

const run = agentHandler(wiring, {
  agent: createConversation(deps),
  event: (_input, { action }) =>
    action === "answered" || action === "drafted" ? "reply_drafted" : undefined,
});
const read = queuedAgent(run, ReplyToRead, replyInvocation, wiring.log);
const answerCall = createAnswerCall({ ...deps, run: callRun(wiring.ask) });

/** Replies come by the queue, the words of a call from functions/voice, and anything else is an invocation. */
export const handler = (event: unknown, context: Context): Promise<unknown> => {
  const words = SpokenWords.safeParse(event);
  return words.success ? answerCall(words.data) : read(event, context);
};
