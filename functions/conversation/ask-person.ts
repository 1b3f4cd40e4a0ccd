import { answerWay } from "#shared/domain/conversations/answer-way.ts";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { replySubject } from "#shared/domain/conversations/reply-entry.ts";
import type { ReplyBrief, ReplyDraft } from "#shared/domain/conversations/writing/reply-brief.ts";
import { withdrawApprovals } from "../withdraw-approvals.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

/** A prospect who waits longer than this has gone elsewhere; the draft is stale. */
const LIFE_MILLISECONDS = 3 * 86_400_000;

/** Lays a draft before a person. Earlier drafts of the conversation that nobody decided are withdrawn: this one answers last. */
export async function askPerson(
  { conversation, message, messages }: Turn,
  draft: ReplyDraft,
  reason: string,
  deps: Pick<ConversationDeps, "approvals" | "accounts" | "now">,
  sendAt?: Date,
): Promise<string> {
  const { leadId } = conversation;
  const id = draftIdOf(message);
  const earlier = (await deps.approvals.ofLead(leadId)).some((approval) => approval.id === id);
  if (earlier) return id;
  await withdrawApprovals(deps, leadId, "they wrote again", { kinds: ["reply"] });
  const now = deps.now();
  const way = answerWay(conversation, message, await deps.accounts.list());
  const isMail = way.kind === "none" || way.channel === "email";
  await deps.approvals.add({
    id,
    version: 1,
    leadId,
    proposal: {
      kind: "reply",
      messageId: message.id,
      subject: isMail ? replySubject(message, messages) : "",
      text: draft.text,
      citations: [...draft.citations],
      ...(sendAt && { sendAt: sendAt.toISOString() }),
    },
    reason: `${reason}${wayInWords(way, message)}`,
    status: "waiting",
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + LIFE_MILLISECONDS).toISOString(),
  });
  return id;
}

/** Said only where they wrote another way than by mail. */
function wayInWords(
  way: ReturnType<typeof answerWay>,
  { channel }: Pick<ConversationMessage, "channel">,
): string {
  if (channel === "email" || way.kind === "none") return "";
  const goes = way.channel === "email" ? "goes by e-mail" : "goes on LinkedIn, where they wrote";
  return `; it ${goes}${way.because ? `, because ${way.because}` : ""}`;
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
