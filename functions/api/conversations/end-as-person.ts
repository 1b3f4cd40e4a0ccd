import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import { withdrawApprovals } from "../../withdraw-approvals.ts";
import type { ConversationRoutesDeps } from "./deps.ts";
import { takeBackOwn } from "./take-over.ts";

/** Closed and resting ones get nothing more by themselves; with "nothing" the conversation goes on as it was. */
export type End = "close" | "rest" | "nothing";

/** A person looked at what waits for them and has nothing to write. */
export async function endAsPerson(
  leadId: string,
  end: End,
  by: string,
  deps: Pick<ConversationRoutesDeps, "conversations" | "outbox" | "tasks" | "approvals" | "now">,
): Promise<Conversation> {
  const at = deps.now().toISOString();
  const reason = `${words[end]} (${by})`;
  const changed = await deps.conversations.change(leadId, (conversation) => ({
    ...noPersonNeeded(conversation),
    ...(end !== "nothing" && {
      state: end === "close" ? ("closed" as const) : ("nurture" as const),
      sequence: {
        ...conversation.sequence,
        stopped: conversation.sequence.stopped ?? { reason, at },
      },
    }),
    reason,
    updatedAt: at,
  }));
  if (end !== "nothing") {
    await takeBackOwn(leadId, reason, deps);
    await withdrawApprovals(deps, leadId, reason, { through: "api" });
  }
  return changed;
}

const words: Readonly<Record<End, string>> = {
  close: "a person closed the conversation",
  rest: "a person lets the conversation rest; nothing goes out by itself",
  nothing: "a person read it: nothing to do",
};
