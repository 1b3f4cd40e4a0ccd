import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import { type StopSequenceDeps, stopSequence } from "./stop-sequence.ts";
import { takeBackAnswers } from "./take-back-answers.ts";

export type StopForReplyDeps = StopSequenceDeps & {
  readonly conversations: Pick<ConversationStore, "change" | "stopCompany">;
};

export type ArrivedReply = {
  readonly id: string;
  readonly at: string;
  /** In words for people. */
  readonly reason: string;
  /** Read and acted upon before: what was let go since is no concern of this one. */
  readonly isHandled: boolean;
  /** Anybody could have written it, so it stops nobody but the one it seems to come from. */
  readonly mayBeForged: boolean;
};

/** What nobody needs to understand first: no further step to anyone at the company, whichever way the person answered. */
export async function stopForReply(
  deps: StopForReplyDeps,
  { leadId, companyKey }: Pick<Conversation, "leadId" | "companyKey">,
  { id, at, reason, isHandled, mayBeForged }: ArrivedReply,
): Promise<void> {
  const { conversations, now } = deps;
  await stopSequence(deps, leadId, reason);
  if (!isHandled) await takeBackAnswers(deps, { id, leadId });
  // Told again it has stopped them; who was let in since is no concern of it.
  if (!mayBeForged && !isHandled) {
    const why = `somebody at the company replied (lead ${leadId})`;
    await conversations.stopCompany(companyKey, why, now());
  }
  await conversations.change(leadId, (before) => ({
    ...before,
    softBounces: 0,
    lastInboundAt: [before.lastInboundAt ?? "", at].toSorted().at(-1),
    updatedAt: now().toISOString(),
  }));
}
