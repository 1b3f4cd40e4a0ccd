import { expect, test } from "vitest";
import { decideAction } from "#shared/domain/conversations/decide-action.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import { disguisedStops, replyCases } from "../../evals/sets/reply-case.ts";

const now = new Date("2026-11-20T09:00:00Z");

test("whoever asks to stop, openly or in disguise, is never answered by the conversation without a person", () => {
  const stops = [...replyCases(), ...disguisedStops()].filter(({ asksToStop }) => asksToStop);
  const answered = stops.filter(({ text }) => {
    const { action } = decideAction({
      reading: readByRules({ text, now }),
      state: "awaiting_response",
      campaign: { mayAutoReply: true, confidenceFloor: 0 },
      doubts: [],
      now,
    });
    return action.kind === "answer";
  });
  expect(stops.length).toBeGreaterThan(400);
  expect(answered.map(({ text }) => text)).toEqual([]);
});
