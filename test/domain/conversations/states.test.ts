import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConversationState } from "#shared/domain/conversations/conversation.ts";
import { statesDocument } from "#shared/domain/conversations/diagram.ts";
import { nextState } from "#shared/domain/conversations/next-state.ts";
import { transitions } from "#shared/domain/conversations/transitions.ts";
import { triggers } from "#shared/domain/conversations/trigger.ts";

const moves = ConversationState.options.flatMap((state) =>
  triggers.map((trigger) => ({ state, trigger })),
);

test.each(moves)("$trigger in $state moves nothing when it is said twice", ({ state, trigger }) => {
  const once = nextState(state, trigger).state;
  expect(nextState(once, trigger).state).toBe(once);
});

test("an opt-out closes the conversation from every state, and only a person opens it again", () => {
  expect(ConversationState.options.map((state) => nextState(state, "opted-out").state)).toEqual(
    ConversationState.options.map(() => "closed"),
  );
  const reopened = triggers.map((trigger) => nextState("closed", trigger).state);
  expect(new Set(reopened)).toEqual(new Set(["closed", "handed_off"]));
});

test("a conversation a person has leaves them only by their own hand or by an opt-out", () => {
  const ways = triggers.filter(
    (trigger) => nextState("handed_off", trigger).state !== "handed_off",
  );
  expect(ways).toEqual(["opted-out", "handed-back"]);
});

test("what a machine wrote and what nobody understood changes no state", () => {
  for (const state of ConversationState.options) {
    expect(nextState(state, "machine").state).toBe(state);
  }
});

test("every line of the table decides something", () => {
  for (const transition of transitions) {
    const decided = moves.filter(({ state, trigger }) => {
      const first = transitions.find(
        ({ from, on }) => on.includes(trigger) && (from === "any" || from.includes(state)),
      );
      return first === transition;
    });
    expect(decided.length, transition.reason).toBeGreaterThan(0);
  }
});

test("every state can be reached", () => {
  const reached = new Set([
    "initial_outreach",
    ...moves.map((one) => nextState(one.state, one.trigger).state),
  ]);
  expect([...reached].toSorted()).toEqual(ConversationState.options.toSorted());
});

test("docs/conversation-states.md is what the table says", () => {
  const file = join(import.meta.dirname, "../../../docs/conversation-states.md");
  if (process.env["UPDATE"]) writeFileSync(file, statesDocument());
  expect(readFileSync(file, "utf8")).toBe(statesDocument());
});
