import { expect, test } from "vitest";
import { validateGrowth } from "#shared/domain/growth/validate-growth.ts";
import { aFact } from "../../support/campaign-builders.ts";

const facts = [
  aFact({ id: "a", kind: "expansion", statement: "It opened a plant." }),
  aFact({ id: "b", kind: "expansion", statement: "It opened a plant.", sourceName: "ledger" }),
];
const unsure = {
  round: 1,
  confidence: 0.4,
  signals: [],
  openQuestions: ["What revenue does Kestrel report?"],
  evidence: { facts: 2, newFacts: 2 },
};
const clear = { facts, stale: [], contradictions: [] };

test("under the threshold another round looks for the first open question", () => {
  expect(validateGrowth(unsure, clear)).toEqual({
    kind: "again",
    reason: "confidence 0.40 is under 0.6: What revenue does Kestrel report?",
    concerns: [],
  });
});

test.each([
  ["the confidence reaches the threshold", { confidence: 0.6 }],
  ["the round found nothing new", { evidence: { facts: 2, newFacts: 0 } }],
  ["nothing is left to look for", { openQuestions: [] }],
  ["three rounds are done", { round: 3 }],
])("it is enough when %s", (_, change) => {
  expect(validateGrowth({ ...unsure, ...change }, clear).kind).toBe("enough");
});

test("single sources, old facts and contradictions are named", () => {
  const signal = { kind: "expansion", statement: "It opened a plant.", points: 10 };
  const { concerns } = validateGrowth(
    {
      ...unsure,
      signals: [
        { ...signal, factIds: ["a"] },
        { ...signal, factIds: ["a", "b"] },
      ],
    },
    { facts, stale: facts.slice(0, 1), contradictions: ["Sources differ on the headcount."] },
  );
  expect(concerns).toEqual([
    "Sources differ on the headcount.",
    "1 signal rests on a single source.",
    "1 fact is too old to count.",
  ]);
});
