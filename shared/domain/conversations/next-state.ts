import type { ConversationState } from "./conversation.ts";
import { transitions } from "./transitions.ts";
import type { Trigger } from "./trigger.ts";

export type NextState = {
  readonly state: ConversationState;
  /** Undefined where nothing in the table fits: the conversation stays as it is, with the reason it has. */
  readonly reason: string | undefined;
};

export function nextState(state: ConversationState, trigger: Trigger): NextState {
  const transition = transitions.find(
    ({ from, on }) => on.includes(trigger) && (from === "any" || from.includes(state)),
  );
  if (!transition) return { state, reason: undefined };
  return { state: transition.to === "same" ? state : transition.to, reason: transition.reason };
}
