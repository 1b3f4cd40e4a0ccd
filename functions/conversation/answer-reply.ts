import type { ConversationAction } from "#shared/domain/conversations/decide-action.ts";
import { saidAlready } from "#shared/domain/conversations/said-already.ts";
import { checkDraft } from "#shared/domain/conversations/writing/check-draft.ts";
import { findTopic } from "#shared/domain/conversations/writing/find-topic.ts";
import type {
  DraftSentence,
  ReplyBrief,
} from "#shared/domain/conversations/writing/reply-brief.ts";
import { asMail, replySentences } from "#shared/domain/conversations/writing/write-reply.ts";
import { askPerson, readerOf } from "./ask-person.ts";
import { planAnswer } from "./plan-answer.ts";
import { draftReply } from "./questions/draft-reply.ts";
import { replyPurpose } from "./reply-purpose.ts";
import type { ConversationDeps, Done, Turn } from "./turn.ts";

/** Under this the entry that was found may be the wrong one: a person looks at the draft. */
const SURE_OF_TOPIC = 0.65;

const LONGEST_QUOTE = 200;

/** Writes an answer from the knowledge base and sends it on its way, or lays it before a person. */
export async function answerReply(
  turn: Turn,
  action: Extract<ConversationAction, { readonly kind: "answer" | "draft" }>,
  deps: ConversationDeps,
): Promise<Done> {
  const { message, reading, language } = turn;
  if (reading.language === "other") {
    return waiting("the language was not recognised", { cause: "the language was not recognised" });
  }
  const knowledge = await deps.knowledge.list();
  const topic = findTopic({ text: message.text, reading, language, knowledge });
  if (topic.kind === "question_unanswered") {
    const { question, reason } = topic;
    const asked = question.replaceAll(/\s+/g, " ").slice(0, LONGEST_QUOTE);
    return waiting(`${reason}: “${asked}”`, { cause: "question_unanswered", question });
  }

  const brief = await briefOf(turn, topic, deps);
  const { sentences, note } = await written(brief, turn);
  const draft = asMail(sentences, brief);
  const { objections } = reading;
  const repeated = saidAlready({ text: draft.text, objections }, message, turn.messages);
  if (repeated) return waiting(repeated, { cause: repeated });
  const obstacle =
    action.kind === "draft"
      ? action.reason
      : topic.confidence < SURE_OF_TOPIC
        ? "the knowledge base may not fit the question"
        : undefined;
  if (obstacle === undefined) {
    const planned = await planAnswer(turn, replyPurpose(message), draft, deps);
    if (planned.kind === "planned")
      return { action: "answered", reason: `${action.reason}${note}` };
    return { ...(await drafted(planned.reason)), reason: planned.reason };
  }
  return drafted(`${obstacle}${note}`);

  async function drafted(reason: string): Promise<Done> {
    const approvalId = await askPerson(turn, draft, reason, deps);
    return { action: "drafted", reason, approvalId };
  }
}

async function briefOf(
  turn: Turn,
  topic: ReplyBrief["topic"],
  { settings }: ConversationDeps,
): Promise<ReplyBrief> {
  return {
    language: turn.language,
    reader: readerOf(turn),
    theirText: turn.message.text,
    topic,
    // An answer speaks of the seller. What is known of the prospect they know better, and it stood in the first mail.
    facts: [],
    seller: await settings.sellerProfile(),
  };
}

type Written = { readonly sentences: readonly DraftSentence[]; readonly note: string };

async function written(brief: ReplyBrief, { run }: Turn): Promise<Written> {
  const plain = replySentences(brief);
  const asked = await run.ask(draftReply, brief);
  if (asked.kind === "needs-a-person") return { sentences: plain, note: "" };
  const { sentences } = asked.answer;
  const decision = checkDraft(sentences, brief);
  if (decision.kind === "accepted") return { sentences, note: "" };
  return {
    sentences: plain,
    note: `; the model's draft was put aside because ${decision.reasons.join(", ")}`,
  };
}

function waiting(reason: string, handOff: Readonly<Record<string, unknown>>): Done {
  return { action: "waiting", reason, handOff };
}
