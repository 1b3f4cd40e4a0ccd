import * as z from "zod";
import type { AgentInvocation } from "#shared/domain/agents/agents.ts";

/** What the queue of replies carries. */
export const ReplyToRead = z.object({
  leadId: z.string(),
  messageId: z.string(),
  /** A person corrected the reading then: the message is handled again, with their word on it. */
  correctedAt: z.iso.datetime().optional(),
});
export type ReplyToRead = z.infer<typeof ReplyToRead>;

/** The same reply, or the same correction of it, is the same work. */
export function replyInvocation({ leadId, messageId, correctedAt }: ReplyToRead): AgentInvocation {
  return {
    runId: `reply-${leadId}-${messageId}`,
    occasion: correctedAt === undefined ? "reply" : `corrected-${correctedAt}`,
    threadId: leadId,
    input: { leadId, messageId },
  };
}
