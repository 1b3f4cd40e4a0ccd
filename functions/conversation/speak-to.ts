import { findTopic } from "#shared/domain/conversations/writing/find-topic.ts";
import { phrases } from "#shared/domain/conversations/writing/phrases.ts";
import { replySentences } from "#shared/domain/conversations/writing/write-reply.ts";
import { takeBackPlanned } from "../take-back-planned.ts";
import { withdrawApprovals } from "../withdraw-approvals.ts";
import { stopContact } from "./stop-contact.ts";
import type { ConversationDeps, Done, Turn } from "./turn.ts";

export type Spoken = Done & { readonly text: string };

/** What is done and said on a call. Every text is the department's own or word for word from the knowledge base. */
export async function speakTo(turn: Turn, deps: ConversationDeps): Promise<Spoken> {
  const { conversation, message, decision, language } = turn;
  const { action } = decision;
  const { leadId } = conversation;
  const words = phrases[language];
  const { reason } = action;
  switch (action.kind) {
    case "close":
      if (action.suppress) await stopContact(turn, action.suppress, deps);
      else await takeBackAll(leadId, reason, deps);
      return {
        action: "closed",
        reason,
        text: action.suppress ? words.spokenStop : words.spokenBye,
      };
    case "hand-off": {
      if (action.suppress) await stopContact(turn, action.suppress, deps);
      else await takeBackAll(leadId, reason, deps);
      const { answerBy } = action;
      const text =
        action.draft === "truth-about-ai"
          ? `${await truth(turn, deps)} ${words.spokenHandOff}`
          : words.spokenHandOff;
      return {
        action: "handed-off",
        reason,
        text,
        handOff: { cause: reason, ...(answerBy && { answerBy }) },
      };
    }
    case "postpone":
      await takeBackPlanned(deps, leadId, reason);
      return { action: "waiting", reason, text: words.spokenLater };
    case "arrange-meeting":
      await deps.meetings.send({ kind: "arrange", leadId, messageId: message.id });
      return { action: "arranging-meeting", reason, text: words.spokenMeeting };
    case "answer":
      return answerAloud(turn, deps);
    case "draft":
      return callPerson(turn, reason);
    case "wait":
      return decision.trigger === "unclear" && !askedBefore(turn)
        ? { action: "waiting", reason, text: words.spokenRepeat }
        : callPerson(turn, reason);
    case "nothing":
      return { action: "nothing", reason, text: words.spokenRepeat };
  }
}

/** With what a person was still to decide: it was proposed before they said this. */
async function takeBackAll(leadId: string, reason: string, deps: ConversationDeps): Promise<void> {
  await takeBackPlanned(deps, leadId, reason);
  await withdrawApprovals(deps, leadId, reason);
}

async function answerAloud(turn: Turn, deps: ConversationDeps): Promise<Spoken> {
  const { message, reading, language, lead } = turn;
  const knowledge = await deps.knowledge.list();
  const topic = findTopic({ text: message.text, reading, language, knowledge });
  if (topic.kind === "question_unanswered") return callPerson(turn, topic.reason);
  const { firstName, fullName } = lead.person ?? {};
  const sentences = replySentences({
    language,
    reader: { firstName, fullName },
    theirText: message.text,
    topic,
    facts: [],
    seller: await deps.settings.sellerProfile(),
  });
  const text = sentences.map((sentence) => capitalised(sentence.text)).join(" ");
  return { action: "answered", reason: turn.decision.action.reason, text };
}

function callPerson({ language }: Turn, reason: string): Spoken {
  return {
    action: "handed-off",
    reason,
    text: phrases[language].spokenHandOff,
    handOff: { cause: reason, channel: "call" },
  };
}

async function truth({ language }: Turn, { settings }: ConversationDeps): Promise<string> {
  const { sender, company } = await settings.sellerProfile();
  return phrases[language].spokenDisclosure({ name: sender.name, company });
}

/** Asked once to say it again, people are not asked a second time. */
function askedBefore({ messages, language }: Turn): boolean {
  const last = messages.findLast(
    ({ direction, channel }) => direction === "out" && channel === "call",
  );
  return last?.text.includes(phrases[language].spokenRepeat) ?? false;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
