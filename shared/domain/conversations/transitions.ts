import type { ConversationState } from "./conversation.ts";
import type { Trigger } from "./trigger.ts";

export type Transition = {
  readonly from: readonly ConversationState[] | "any";
  readonly on: readonly Trigger[];
  readonly to: ConversationState | "same";
  /** In plain words, as people read it beside the state. */
  readonly reason: string;
};

/**
 * Every move of a conversation; the first line that fits decides, and where none fits nothing changes. Said twice, a
 * trigger moves nothing the second time: replies are delivered more than once.
 */
export const transitions: readonly Transition[] = [
  {
    from: "any",
    on: ["opted-out"],
    to: "closed",
    reason: "asked not to be contacted again",
  },
  {
    from: "any",
    on: ["privacy-request"],
    to: "handed_off",
    reason: "asked about their personal data; a person answers within a month",
  },
  {
    from: "any",
    on: ["legal-threat"],
    to: "handed_off",
    reason: "spoke of legal steps; everything is stopped and a person takes it",
  },
  {
    from: ["handed_off"],
    on: ["handed-back"],
    to: "qualifying",
    reason: "a person handed the conversation back",
  },
  {
    from: "any",
    on: ["taken-over"],
    to: "handed_off",
    reason: "a person took the conversation over",
  },
  {
    from: ["handed_off"],
    on: [
      "doubtful-stop",
      "tampering",
      "bot-question",
      "gone",
      "referral",
      "not-interested",
      "meeting-wish",
      "question",
      "objection",
      "not-now",
      "interest",
      "unclear",
    ],
    to: "same",
    reason: "a person has this conversation",
  },
  {
    from: ["closed"],
    on: ["gone", "not-interested"],
    to: "same",
    reason: "was closed before",
  },
  {
    from: ["closed"],
    on: [
      "doubtful-stop",
      "tampering",
      "bot-question",
      "referral",
      "meeting-wish",
      "question",
      "objection",
      "not-now",
      "interest",
      "unclear",
    ],
    to: "handed_off",
    reason: "wrote again after the conversation was closed; only a person may answer",
  },
  {
    from: "any",
    on: ["doubtful-stop"],
    to: "handed_off",
    reason: "may have asked us to stop; a person decides, and nothing goes out before",
  },
  {
    from: "any",
    on: ["tampering"],
    to: "handed_off",
    reason: "tried to give the department orders; a person looks at it",
  },
  {
    from: "any",
    on: ["bot-question"],
    to: "handed_off",
    reason: "asked whether a machine writes; a person answers from here",
  },
  {
    from: "any",
    on: ["referral"],
    to: "handed_off",
    reason: "named somebody else; a person decides whether to write there",
  },
  {
    from: "any",
    on: ["gone"],
    to: "closed",
    reason: "is not the right person or has left the company",
  },
  { from: "any", on: ["not-interested"], to: "closed", reason: "is not interested" },
  { from: "any", on: ["meeting-wish"], to: "scheduling", reason: "wants to talk" },
  {
    from: ["scheduling"],
    on: ["question", "interest"],
    to: "same",
    reason: "wrote again while a meeting is arranged",
  },
  { from: "any", on: ["question"], to: "qualifying", reason: "asked a question" },
  { from: "any", on: ["interest"], to: "qualifying", reason: "is interested" },
  { from: "any", on: ["objection"], to: "objection_handling", reason: "raised an objection" },
  { from: "any", on: ["not-now"], to: "nurture", reason: "wants to hear again later" },
  {
    from: ["scheduling"],
    on: ["meeting-declined"],
    to: "qualifying",
    reason: "no meeting came of it",
  },
  {
    from: ["nurture"],
    on: ["time-came"],
    to: "awaiting_response",
    reason: "the time they named has come",
  },
  {
    from: ["initial_outreach"],
    on: ["message-sent"],
    to: "awaiting_response",
    reason: "was written to",
  },
];
