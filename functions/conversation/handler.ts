import { readEnv } from "#shared/runtime/env.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { conversationWiring } from "../conversation-wiring.ts";
import { queuedAgent } from "../queued-agent.ts";
import { createConversation } from "./conversation.ts";
import { ConversationEnv } from "./env.ts";
import { ReplyToRead, replyInvocation } from "./reply-to-read.ts";

const env = readEnv(ConversationEnv);
const wiring = wireAgent(env, "conversation");

const run = agentHandler(wiring, {
  agent: createConversation(conversationWiring(env, wiring)),
  event: (_input, { action }) =>
    action === "answered" || action === "drafted" ? "reply_drafted" : undefined,
});

export const handler = queuedAgent(run, ReplyToRead, replyInvocation, wiring.log);
