import { expect, test } from "vitest";
import { acceptReading, type ReadReplyAnswer } from "#shared/domain/replies/accept-reading.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";

const now = new Date("2026-11-20T09:00:00Z");
const model = "openai/some-model";

function answer(parts: Partial<ReadReplyAnswer>): ReadReplyAnswer {
  return {
    labels: [],
    objections: [],
    sentiment: "neutral",
    language: "en",
    until: null,
    referral: null,
    proposedTimes: [],
    ...parts,
  };
}

const accept = (text: string, parts: Partial<ReadReplyAnswer>) =>
  acceptReading(answer(parts), { text, now }, readByRules({ text, now }), model);

test("a label whose words do not stand in the reply is dropped", () => {
  const reading = accept("Can you tell me what it costs?", {
    labels: [
      { label: "question", confidence: 0.9, span: "what it costs" },
      { label: "meeting_request", confidence: 0.95, span: "let us meet on Monday" },
    ],
  });
  expect(reading.labels.map(({ label }) => label)).toEqual(["question"]);
  expect(reading).toMatchObject({ decidedBy: model });
  expect(reading.needsPerson).toBeUndefined();
});

test("the locked rules win over a model that sees only interest", () => {
  const text = "Great stuff, now take me off your list.";
  const reading = accept(text, {
    labels: [{ label: "interested", confidence: 0.99, span: "Great stuff" }],
  });
  expect(reading.labels[0]?.label).toBe("unsubscribe");
  expect(reading.decidedBy).toBe("locked-rules");
});

test("a model talked into interest by irony moves nothing, for the rules do not agree", () => {
  const text = "Thanks for the daily reminder of why I hate my inbox.";
  const reading = accept(text, {
    labels: [{ label: "interested", confidence: 0.99, span: "Thanks" }],
    sentiment: "positive",
  });
  expect(reading.needsPerson).toBeDefined();
});

test("a stop that only the model sees is obeyed when it is sure and waits when it is not", () => {
  const text = "I think we both know where this email is going.";
  const span = "where this email is going";
  const sure = accept(text, { labels: [{ label: "do_not_contact", confidence: 0.95, span }] });
  const unsure = accept(text, { labels: [{ label: "do_not_contact", confidence: 0.6, span }] });
  expect(sure.needsPerson).toBeUndefined();
  expect(unsure.needsPerson).toBe("the model thinks it may ask to stop");
});

test("a referral's address that the reply does not give is invented and dropped", () => {
  const reading = accept("You should talk to Priya, she runs supply chain.", {
    labels: [{ label: "referral", confidence: 0.9, span: "talk to Priya" }],
    referral: { name: "Priya", email: "priya@corvane.example" },
  });
  expect(reading.referral).toEqual({ name: "Priya" });
});

test("a low confidence waits for a person", () => {
  const reading = accept("Can you tell me what it costs?", {
    labels: [{ label: "question", confidence: 0.5, span: "what it costs" }],
  });
  expect(reading.needsPerson).toBe("the model is not sure");
});

test("a reply in no language of ours waits whatever the model says", () => {
  const reading = accept("Brzmi ciekawie, proszę o więcej informacji.", {
    labels: [{ label: "interested", confidence: 0.99, span: "Brzmi ciekawie" }],
    sentiment: "positive",
  });
  expect(reading.language).toBe("other");
  expect(reading.needsPerson).toBeDefined();
});

test("a doubt of the rules stays, also where the model sees the label that they see", () => {
  const text =
    "Sounds interesting, but I would be happier if this were the last I heard of it. What does it cost?";
  const rules = readByRules({ text, now });
  const reading = accept(text, {
    labels: [{ label: "question", confidence: 0.9, span: "What does it cost?" }],
  });
  expect(rules.labels.map(({ label }) => label)).toContain("question");
  expect(reading.needsPerson).toBe(rules.needsPerson);
  expect(reading.needsPerson).toBeDefined();
});
