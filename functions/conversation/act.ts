import type { ConversationAction } from "#shared/domain/conversations/decide-action.ts";
import {
  asMail,
  thanksForReferral,
  truthAboutAi,
} from "#shared/domain/conversations/writing/write-reply.ts";
import { isPlannedFor } from "#shared/domain/outreach/plan-again.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { closeTasks } from "../close-tasks.ts";
import { takeBackPlanned } from "../take-back-planned.ts";
import { withdrawApprovals } from "../withdraw-approvals.ts";
import { answerReply } from "./answer-reply.ts";
import { askPerson, draftIdOf, readerOf } from "./ask-person.ts";
import { postpone } from "./postpone.ts";
import { laterPurpose, replyPurpose } from "./reply-purpose.ts";
import { stopContact } from "./stop-contact.ts";
import type { ConversationDeps, Done, Turn } from "./turn.ts";

/** Carries out what was decided. */
export async function act(turn: Turn, deps: ConversationDeps): Promise<Done> {
  const { conversation, message, decision } = turn;
  const { leadId } = conversation;
  const { action } = decision;
  // A person's words make every answer planned before them stale; those of a machine do not.
  if (action.kind !== "nothing") await takeBackEarlierAnswers(turn, deps);
  switch (action.kind) {
    case "close":
      return close(turn, action, deps);
    case "hand-off":
      return handOff(turn, action, deps);
    case "postpone":
      await takeBackPlanned(deps, leadId, action.reason, laterPurpose(message));
      return postpone(turn, action, deps);
    case "arrange-meeting":
      await deps.meetings.send({ kind: "arrange", leadId, messageId: message.id });
      return { action: "arranging-meeting", reason: action.reason };
    case "answer":
    case "draft":
      return answerReply(turn, action, deps);
    case "wait":
      return { action: "waiting", reason: action.reason, handOff: { cause: action.reason } };
    case "nothing":
      return { action: "nothing", reason: action.reason };
  }
}

async function takeBackEarlierAnswers(
  { conversation, message }: Turn,
  deps: ConversationDeps,
): Promise<void> {
  const own = [replyPurpose(message), laterPurpose(message)];
  const entries = await deps.outbox.ofLead(conversation.leadId);
  // What a person wrote or let go is theirs to take back.
  const stale = entries.filter(
    (entry) =>
      entry.kind === "reply" &&
      entry.approvedBy === "campaign" &&
      !own.some((purpose) => isPlannedFor(entry, purpose)),
  );
  const reason = "they wrote again";
  for (const entry of stale.filter(({ status }) => status === "planned")) {
    await deps.outbox.cancel(entry, reason);
  }
  // One that became a task on LinkedIn may not have been sent yet.
  await closeTasks(deps, stale, reason);
}

async function close(
  turn: Turn,
  { suppress, tellPerson, reason }: Extract<ConversationAction, { readonly kind: "close" }>,
  deps: ConversationDeps,
): Promise<Done> {
  const { leadId } = turn.conversation;
  const heldBack = suppress && (await stopContact(turn, suppress, deps));
  if (!suppress) {
    await takeBackPlanned(deps, leadId, reason);
    await withdrawApprovals(deps, leadId, reason);
  }
  const causes = [tellPerson, heldBack].filter((cause) => cause !== undefined);
  return {
    action: "closed",
    reason,
    handOff: causes.length === 0 ? undefined : { cause: causes.join("; ") },
  };
}

async function handOff(
  turn: Turn,
  action: Extract<ConversationAction, { readonly kind: "hand-off" }>,
  deps: ConversationDeps,
): Promise<Done> {
  const { suppress, answerBy, draft, reason } = action;
  const { conversation, message, reading, language } = turn;
  const { leadId } = conversation;
  const heldBack = suppress && (await stopContact(turn, suppress, deps));
  if (!suppress) {
    await takeBackPlanned(deps, leadId, reason);
    await withdrawApprovals(deps, leadId, reason, { kept: draftIdOf(message) });
  }
  const about = {
    cause: heldBack ? `${reason}; ${heldBack}` : reason,
    ...(answerBy && { answerBy }),
    ...(reading.referral && { candidate: reading.referral }),
  };
  const { timeZone } = await deps.directory.companyDay();
  const lastDay = answerBy && dayIn(timeZone, new Date(answerBy));
  const due = lastDay ? `; the law wants an answer by ${lastDay}` : "";
  if (!draft) return { action: "handed-off", reason: `${reason}${due}`, handOff: about };

  const seller = await deps.settings.sellerProfile();
  const sentences =
    draft === "truth-about-ai"
      ? truthAboutAi(language, seller)
      : thanksForReferral(language, reading.referral?.name);
  const mail = asMail(sentences, { language, reader: readerOf(turn), seller });
  const approvalId = await askPerson(turn, mail, reason, deps);
  return { action: "handed-off", reason, approvalId, handOff: about };
}
