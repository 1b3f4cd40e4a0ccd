import { describe, expect, test } from "vitest";
import { type ActionInput, decideAction } from "#shared/domain/conversations/decide-action.ts";
import { replyLabels } from "#shared/domain/replies/reply-reading.ts";
import { aReading } from "../../support/conversation-builders.ts";

const willing = { mayAutoReply: true, confidenceFloor: 0.8 };

function decided(input: Partial<ActionInput>) {
  return decideAction({
    reading: aReading(),
    state: "awaiting_response",
    campaign: willing,
    doubts: [],
    now: new Date("2026-11-20T10:00:00Z"),
    ...input,
  });
}

describe("answering without a person", () => {
  test("a question that is understood is answered where the campaign allows it", () => {
    expect(decided({}).action.kind).toBe("answer");
  });

  test.each([
    ["the campaign does not allow it", { campaign: { ...willing, mayAutoReply: false } }],
    ["the reading is under the floor", { campaign: { ...willing, confidenceFloor: 0.99 } }],
    ["the reader doubts", { reading: aReading(["question"], { needsPerson: "it may be irony" }) }],
    [
      "the language is none of ours",
      { reading: aReading(["question"], { language: "other" as const }) },
    ],
    [
      "the reply sounds displeased",
      { reading: aReading(["question"], { sentiment: "negative" as const }) },
    ],
    ["the sender is not verified", { doubts: ["nobody can tell whether the mail is theirs"] }],
    [
      "the objection is delicate",
      { reading: aReading(["objection"], { objections: ["bad_experience" as const] }) },
    ],
  ])("a person lets the answer go when %s", (_when, input) => {
    expect(decided(input).action.kind).toBe("draft");
  });

  test("only a question, an objection or interest is ever answered without a person", () => {
    const answered = replyLabels.filter(
      (label) => decided({ reading: aReading([label]) }).action.kind === "answer",
    );
    expect(answered).toEqual(["interested", "question", "objection"]);
    const beside = replyLabels.filter(
      (label) => decided({ reading: aReading(["question", label]) }).action.kind === "answer",
    );
    expect(beside).toEqual(["interested", "question", "objection"]);
  });

  test("nothing is answered in a conversation that a person has or that is closed", () => {
    for (const state of ["handed_off", "closed"] as const) {
      const kinds = replyLabels.map(
        (label) => decided({ state, reading: aReading([label]) }).action.kind,
      );
      expect(kinds).not.toContain("answer");
      expect(kinds).not.toContain("draft");
      expect(kinds).not.toContain("arrange-meeting");
    }
  });
});

describe("stopping", () => {
  test("LAW-US-1: whoever opts out is suppressed at once, from every state and beside every other label", () => {
    const action = decided({
      reading: aReading(["interested", "unsubscribe"]),
      state: "scheduling",
    }).action;
    expect(action).toMatchObject({
      kind: "close",
      suppress: { reason: "opted-out", scope: "address" },
    });
  });

  test("a stop nobody is sure of goes to a person and nothing is sent", () => {
    const reading = aReading(["unsubscribe"], {
      needsPerson: "a refusal stands beside something else",
    });
    expect(decided({ reading })).toMatchObject({
      trigger: "doubtful-stop",
      action: { kind: "hand-off" },
    });
  });

  test("LAW-EU-2: a privacy request stops everything and gives a person one month", () => {
    const reading = aReading(["privacy_request", "question"]);
    const now = new Date("2027-01-31T10:00:00Z");
    expect(decided({ reading, now })).toMatchObject({
      next: { state: "handed_off" },
      action: {
        kind: "hand-off",
        suppress: { reason: "asked-for-privacy" },
        answerBy: "2027-02-28T10:00:00.000Z",
      },
    });
  });

  test("a legal threat stops the whole company", () => {
    const action = decided({
      reading: aReading(["legal_threat"], { needsPerson: "legal" }),
    }).action;
    expect(action).toMatchObject({
      suppress: { reason: "threatened-legal-action", scope: "address-and-company" },
    });
  });
});

test("LAW-AI-1: who asks whether a machine writes gets the truth from a person, never an automatic answer", () => {
  const { action, next } = decided({ reading: aReading(["are_you_a_bot", "interested"]) });
  expect(action).toMatchObject({ kind: "hand-off", draft: "truth-about-ai" });
  expect(next.state).toBe("handed_off");
});

test("a referral is laid before a person", () => {
  const reading = aReading(["referral"], {
    referral: { name: "Ada Reyes", email: "ada@kestrel-bearings.example" },
  });
  expect(decided({ reading }).action).toMatchObject({
    kind: "hand-off",
    draft: "thanks-for-referral",
  });
});

test("a wish to talk is arranged even with a question beside it, and says so", () => {
  const { action } = decided({ reading: aReading(["meeting_request", "question"]) });
  expect(action.kind).toBe("arrange-meeting");
  expect(action.reason).toContain("something else");
});

test("whoever names a later time is left alone until then", () => {
  const reading = aReading(["not_now"], { until: "2027-03-01" });
  expect(decided({ reading })).toMatchObject({
    next: { state: "nurture" },
    action: { kind: "postpone", until: "2027-03-01" },
  });
});
