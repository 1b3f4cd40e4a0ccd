import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { nextState } from "#shared/domain/conversations/next-state.ts";
import { noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import { closeTasks } from "../../close-tasks.ts";
import type { ConversationRoutesDeps } from "./deps.ts";

type Deps = Pick<ConversationRoutesDeps, "conversations" | "outbox" | "tasks" | "now">;

/** From here on a person writes: the state first, then everything the department had planned by itself. */
export async function takeOver(leadId: string, by: string, deps: Deps): Promise<Conversation> {
  const changed = await move(leadId, "taken-over", by, deps);
  await takeBackOwn(leadId, `taken over by ${by}`, deps);
  return changed;
}

export function handBack(leadId: string, by: string, deps: Deps): Promise<Conversation> {
  return move(leadId, "handed-back", by, deps);
}

/** What the department let go by itself; what a person approved stays. */
export async function takeBackOwn(
  leadId: string,
  reason: string,
  deps: Pick<Deps, "outbox" | "tasks" | "now">,
): Promise<void> {
  const entries = await deps.outbox.ofLead(leadId);
  const own = entries.filter(({ approvedBy }) => approvedBy === "campaign");
  const planned = own.filter(({ status }) => status === "planned");
  for (const entry of planned) await deps.outbox.cancel(entry, reason);
  await closeTasks(deps, own, reason);
}

function move(
  leadId: string,
  trigger: "taken-over" | "handed-back",
  by: string,
  { conversations, now }: Deps,
): Promise<Conversation> {
  const at = now().toISOString();
  return conversations.change(leadId, (conversation) => {
    const { state, reason } = nextState(conversation.state, trigger);
    if (reason === undefined) return conversation;
    const { stopped = { reason: `${reason}: ${by}`, at } } = conversation.sequence;
    return {
      ...(trigger === "taken-over" ? noPersonNeeded(conversation) : conversation),
      state,
      reason: `${reason} (${by})`,
      sequence: { ...conversation.sequence, stopped },
      ...(trigger === "taken-over" && { handedOffAt: at }),
      updatedAt: at,
    };
  });
}
