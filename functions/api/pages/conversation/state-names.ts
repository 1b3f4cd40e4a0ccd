import type { ConversationState } from "#shared/domain/conversations/conversation.ts";

/** What a sales team calls the state a conversation is in. */
export const stateNames: Readonly<Record<ConversationState, string>> = {
  initial_outreach: "Not written to yet",
  awaiting_response: "Waiting for their answer",
  qualifying: "Finding out what they need",
  objection_handling: "Answering a doubt",
  scheduling: "Finding a time",
  nurture: "Resting",
  handed_off: "With a person",
  closed: "Closed",
};
