import { expect, test } from "vitest";
import { decideAction, obstaclesToNote } from "#shared/domain/conversations/decide-action.ts";
import { acceptReading } from "#shared/domain/replies/accept-reading.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import { disguisedStops, replyCases } from "../../evals/sets/reply-case.ts";

const now = new Date("2026-11-20T09:00:00Z");
const campaign = { mayAutoReply: true, confidenceFloor: 0 };

test.each([
  ["the rules", byRules],
  ["a model that is sure of what the rules see first", byAgreeingModel],
])(
  "whoever asks to stop, openly or in disguise, gets no answer and no later note without a person, read by %s",
  (_who, read) => {
    const stops = [...replyCases(), ...disguisedStops()].filter(({ asksToStop }) => asksToStop);
    const written = stops.filter(({ text }) => isWrittenTo(read(text)));
    expect(stops.length).toBeGreaterThan(400);
    expect(written.map(({ text }) => text)).toEqual([]);
  },
);

function byRules(text: string): ReplyReading {
  return readByRules({ text, now });
}

function byAgreeingModel(text: string): ReplyReading {
  const rules = byRules(text);
  const answer = {
    labels: rules.labels.slice(0, 1).map(({ label }) => ({ label, confidence: 0.99, span: text })),
    objections: [],
    sentiment: "positive" as const,
    language: rules.language,
    until: "2027-01-15",
    referral: null,
    proposedTimes: [],
  };
  return acceptReading(answer, { text, now }, rules, "stub/agreeing");
}

/** An answer at once, or a note that goes by itself on a later day. */
function isWrittenTo(reading: ReplyReading): boolean {
  const input = { reading, state: "awaiting_response" as const, campaign, doubts: [], now };
  const { action } = decideAction(input);
  if (action.kind === "answer") return true;
  if (action.kind !== "postpone" || action.until === undefined) return false;
  return obstaclesToNote({ reading, campaign }).length === 0;
}
