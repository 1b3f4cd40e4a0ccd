import { acceptReading, isLocked } from "#shared/domain/replies/accept-reading.ts";
import type { ReplyReader } from "#shared/ports/reply-reader.ts";
import { readReplyQuestion } from "./questions/read-reply.ts";
import type { ReadReply } from "./turn.ts";

/** Locked rules decide before any model is asked; what a model says is checked against the words and the rules. */
export function askedReading(reader: ReplyReader): ReadReply {
  return async (run, reply) => {
    const byRules = await reader.read(reply);
    if (isLocked(byRules)) return { ...byRules, decidedBy: "locked-rules" };
    const asked = await run.ask(readReplyQuestion, { ...reply, byRules });
    if (asked.kind === "answered") return acceptReading(asked.answer, reply, byRules, asked.model);
    const { needsPerson = asked.reason } = byRules;
    return { ...byRules, needsPerson };
  };
}
