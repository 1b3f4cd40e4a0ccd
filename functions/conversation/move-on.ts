import type { Conversation, ExtractedInfo } from "#shared/domain/conversations/conversation.ts";
import { acceptInfo, mergeInfo } from "#shared/domain/conversations/extract-info.ts";
import { askPersonTo, noPersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import { extractInfoQuestion } from "./questions/extract-info.ts";
import type { ConversationDeps, Done, Turn } from "./turn.ts";

/** Writes what the reply changed: state, language, what was told. After the effects, so that a reply done again goes the same way. */
export async function moveOn(
  turn: Pick<Turn, "conversation" | "message" | "reading" | "decision" | "language" | "run">,
  done: Pick<Done, "action" | "reason" | "approvalId" | "handOff">,
  deps: Pick<ConversationDeps, "conversations" | "now">,
): Promise<Conversation> {
  const { conversation, reading, decision, language } = turn;
  const { action, next, trigger } = decision;
  // What a machine wrote says nothing of the person: neither language nor interest, and no sequence ends for it.
  if (trigger === "machine") return callIfNeeded(turn, done, deps);
  const told = await toldIn(turn);
  const at = deps.now().toISOString();
  const { state, reason = done.reason } = next;
  const until = action.kind === "postpone" ? reading.until : undefined;
  return deps.conversations.change(conversation.leadId, (current) => ({
    ...waitingAfter(current, turn, done, at),
    // A person who took over meanwhile keeps it.
    ...(current.state === conversation.state && { state, reason }),
    ...(action.kind === "hand-off" && { handedOffAt: at }),
    language,
    info: mergeInfo(current.info, told),
    sequence: {
      ...current.sequence,
      ...(until && { notBefore: until }),
      stopped: current.sequence.stopped ?? { reason: `replied: ${done.reason}`, at },
    },
    ...(done.approvalId && { approvalId: done.approvalId }),
    updatedAt: at,
  }));
}

async function callIfNeeded(
  { conversation, message }: Pick<Turn, "conversation" | "message">,
  done: Pick<Done, "reason" | "handOff">,
  { conversations, now }: Pick<ConversationDeps, "conversations" | "now">,
): Promise<Conversation> {
  if (!done.handOff) return conversation;
  const needed = { why: done.reason, messageId: message.id };
  return conversations.change(conversation.leadId, (current) =>
    askPersonTo(current, needed, now().toISOString()),
  );
}

/** What waits as an approval waits there. An answer of the department's own settles what waited before. */
function waitingAfter(
  current: Conversation,
  { message }: Pick<Turn, "message">,
  {
    action,
    reason,
    approvalId,
    handOff,
  }: Pick<Done, "action" | "reason" | "approvalId" | "handOff">,
  at: string,
): Conversation {
  const { cause, candidate } = handOff ?? {};
  // Whether to write to whom they named is decided beside the thanks for it.
  if (handOff && (!approvalId || candidate)) {
    const why = action === "closed" && typeof cause === "string" ? cause : reason;
    return askPersonTo(current, { why, messageId: message.id }, at);
  }
  return action === "nothing" ? current : noPersonNeeded(current);
}

/** Nothing is gathered about somebody who asked us to leave. */
async function toldIn({
  decision,
  message,
  run,
}: Pick<Turn, "decision" | "message" | "run">): Promise<ExtractedInfo> {
  const { kind } = decision.action;
  if (kind === "close" || kind === "hand-off") return {};
  const asked = await run.ask(extractInfoQuestion, { text: message.text });
  return asked.kind === "answered" ? acceptInfo(asked.answer, message.text) : {};
}
