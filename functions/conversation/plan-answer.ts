import { answerWay } from "#shared/domain/conversations/answer-way.ts";
import { replyEntry, replySubject } from "#shared/domain/conversations/reply-entry.ts";
import { replyTime } from "#shared/domain/conversations/reply-time.ts";
import type { ReplyDraft } from "#shared/domain/conversations/writing/reply-brief.ts";
import { type OutboxEntry, outboxId } from "#shared/domain/outreach/outbox-entry.ts";
import { versionOf } from "#shared/domain/outreach/plan-again.ts";
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
  if (next.kind === "there") return unlessTakenOver(turn, next.entry, deps);
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
  return unlessTakenOver(turn, entry, deps);
}

/** A person may have taken over, or the prospect opted out, while the answer was written. */
async function unlessTakenOver(
  { conversation }: Turn,
  entry: OutboxEntry,
  { conversations, outbox }: Planning,
): Promise<Planned> {
  const current = await conversations.find(conversation.leadId);
  if (current?.state === conversation.state) return { kind: "planned" };
  await outbox.cancel(entry, "the conversation was taken over meanwhile");
  return { kind: "not-planned", reason: "the conversation was taken over meanwhile" };
}
