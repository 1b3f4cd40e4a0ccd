import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { replySubject } from "#shared/domain/conversations/reply-entry.ts";
import type { ReplyBrief, ReplyDraft } from "#shared/domain/conversations/writing/reply-brief.ts";
import { withdrawApprovals } from "./stop-contact.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

/** A prospect who waits longer than this has gone elsewhere; the draft is stale. */
const LIFE_MILLISECONDS = 3 * 86_400_000;

/** Lays a draft before a person. Earlier drafts of the conversation that nobody decided are withdrawn: this one answers last. */
export async function askPerson(
  { conversation, message }: Turn,
  draft: ReplyDraft,
  reason: string,
  deps: Pick<ConversationDeps, "approvals" | "now">,
  sendAt?: Date,
): Promise<string> {
  const { leadId } = conversation;
  const id = draftIdOf(message);
  const earlier = (await deps.approvals.ofLead(leadId)).some((approval) => approval.id === id);
  if (earlier) return id;
  await withdrawApprovals(leadId, "they wrote again", deps, { kinds: ["reply"] });
  const now = deps.now();
  await deps.approvals.add({
    id,
    version: 1,
    leadId,
    proposal: {
      kind: "reply",
      messageId: message.id,
      subject: replySubject(message.subject),
      text: draft.text,
      citations: [...draft.citations],
      ...(sendAt && { sendAt: sendAt.toISOString() }),
    },
    reason,
    status: "waiting",
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + LIFE_MILLISECONDS).toISOString(),
  });
  return id;
}

/** One draft for a message, however often it is handled. */
export function draftIdOf({ id, leadId }: Pick<ConversationMessage, "id" | "leadId">): string {
  return `reply.${leadId}.${id}`;
}

/** Whom the greeting names: the lead's own row knows the name better than a mail's From line. */
export function readerOf({ lead }: Pick<Turn, "lead">): ReplyBrief["reader"] {
  const { firstName, fullName } = lead.person ?? {};
  return { firstName, fullName };
}
