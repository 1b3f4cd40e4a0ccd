import { answerWay } from "#shared/domain/conversations/answer-way.ts";
import { replyEntry, replySubject } from "#shared/domain/conversations/reply-entry.ts";
import { replyTime } from "#shared/domain/conversations/reply-time.ts";
import type { ReplyDraft } from "#shared/domain/conversations/writing/reply-brief.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { isPlannedFor, versionOf } from "#shared/domain/outreach/plan-again.ts";
import { placeOf, type RecipientPlace } from "#shared/domain/outreach/recipient-place.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

export type Planned =
  | { readonly kind: "planned" }
  | { readonly kind: "not-planned"; readonly reason: string };

type Planning = Pick<
  ConversationDeps,
  "accounts" | "conversations" | "outbox" | "directory" | "signer" | "now"
>;

/** Puts an answer into the outbox that the campaign lets go by itself. Planned before, it stays as it was. */
export async function planAnswer(
  turn: Turn,
  purpose: string,
  draft: ReplyDraft,
  deps: Planning,
  when: (place: RecipientPlace, id: string) => Date = (place, id) =>
    replyTime(id, place, deps.now()),
): Promise<Planned> {
  const { conversation, message, messages, lead } = turn;
  const way = answerWay(conversation, message, await deps.accounts.list());
  if (way.kind === "none") return { kind: "not-planned", reason: way.reason };
  const { leadId } = conversation;
  const found = async () => versionOf(await deps.outbox.ofLead(leadId), leadId, purpose);
  const next = await found();
  if (next.kind === "there") return unlessOvertaken(turn, next.entry, purpose, deps);
  if (next.kind === "failed") return { kind: "not-planned", reason: "sending the answer failed" };
  const { version } = next;
  const id = outboxId(leadId, purpose, version);
  const { timeZone } = await deps.directory.companyDay();
  const entry = replyEntry({
    conversation,
    message,
    purpose,
    version,
    subject: replySubject(message, messages),
    text: draft.text,
    way,
    messages,
    tag: await deps.signer.tag(id),
    approvedBy: "campaign",
    dueAt: when(placeOf(lead, timeZone), id),
  });
  const isNew = await deps.outbox.plan(entry);
  if (!isNew && (await found()).kind !== "there") {
    return { kind: "not-planned", reason: "the answer was taken back meanwhile" };
  }
  return unlessOvertaken(turn, entry, purpose, deps);
}

/**
 * A person may have taken over, the prospect opted out, or another mail of theirs been answered while this one was written.
 * Of two answers at the same moment both may be taken back; a person then reads both mails.
 */
async function unlessOvertaken(
  { conversation }: Turn,
  entry: OutboxEntry,
  purpose: string,
  { conversations, outbox }: Planning,
): Promise<Planned> {
  const { leadId } = conversation;
  const current = await conversations.find(leadId);
  const isSecond = (await outbox.ofLead(leadId)).some((other) => isOpenAnswer(other, purpose));
  const reason =
    current?.state !== conversation.state
      ? "the conversation was taken over meanwhile"
      : isSecond
        ? "another mail of theirs was answered meanwhile"
        : undefined;
  if (reason === undefined) return { kind: "planned" };
  await outbox.cancel(entry, reason);
  return { kind: "not-planned", reason };
}

function isOpenAnswer(other: OutboxEntry, purpose: string): boolean {
  const isOpen = other.status === "planned" && other.kind === "reply";
  return isOpen && other.approvedBy === "campaign" && !isPlannedFor(other, purpose);
}
