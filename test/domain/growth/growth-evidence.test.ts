import { expect, test } from "vitest";
import { growthEvidence } from "#shared/domain/growth/growth-evidence.ts";
import { readByRules } from "#shared/domain/growth/read-by-rules.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { aCampaignLead, aFact, today } from "../../support/campaign-builders.ts";

const lead = aCampaignLead();

const depot = aFact({
  id: "depot",
  kind: "expansion",
  statement: "Kestrel Bearings opened a second warehouse in Gdansk.",
  value: "a second warehouse in Gdansk",
  publishedOn: "2026-10-17",
});
const depotInThePaper = aFact({
  ...depot,
  id: "depot-paper",
  statement: "Kestrel Bearings opened a warehouse in Gdansk with 60 people.",
  value: "a warehouse in Gdansk with 60 people",
  sourceName: "trade-wire.example",
  url: "https://trade-wire.example/kestrel",
});

function signalsOf(...facts: readonly Fact[]) {
  return readByRules(growthEvidence(lead, facts, today)).signals;
}

function pointsOf(...facts: readonly Fact[]): number {
  return signalsOf(...facts).reduce((sum, { points }) => sum + points, 0);
}

test("two papers that tell of one warehouse make one signal that cites both", () => {
  const signals = signalsOf(depot, depotInThePaper);
  expect(signals).toHaveLength(1);
  expect(signals[0]?.factIds.toSorted()).toEqual(["depot", "depot-paper"]);
  expect(signals[0]?.points).toBeGreaterThan(pointsOf(depot));
});

test("a second publisher raises the confidence, news past its time lowers it", () => {
  const confidence = (...facts: readonly Fact[]) => growthEvidence(lead, facts, today).confidence;
  const old = aFact({ ...depot, id: "old", value: "a depot in Leeds", publishedOn: "2021-03-01" });
  expect(confidence(depot, depotInThePaper)).toBeGreaterThan(confidence(depot));
  expect(confidence(depot, old)).toBeLessThan(confidence(depot));
  expect(confidence()).toBe(0.1);
});

test("the older an event, the fewer its points, and after its time it has none", () => {
  const at = (publishedOn: string) => pointsOf({ ...depot, publishedOn });
  expect(at("2026-10-17")).toBeGreaterThan(at("2026-02-01"));
  expect(at("2026-02-01")).toBeGreaterThan(at("2025-11-20"));
  expect(at("2021-03-01")).toBe(0);
});

test("hiring counts against the size of the company, and a few posts are ordinary turnover", () => {
  const hiring = (count: number) =>
    aFact({
      kind: "hiring",
      statement: `Kestrel Bearings is hiring ${count} people.`,
      value: `${count} people`,
    });
  const staff = aFact({
    id: "staff",
    kind: "headcount",
    statement: "Kestrel Bearings employs 400 people.",
    value: "400",
  });
  expect(pointsOf(hiring(40), staff)).toBeGreaterThan(pointsOf(hiring(8), staff));
  expect(pointsOf(hiring(8), staff)).toBeGreaterThan(pointsOf(hiring(3), staff));
});

test("a list of open posts is one search for people and not one signal a post", () => {
  const posts = ["CNC Grinder", "Buyer", "Fitter"].map((post) =>
    aFact({
      id: post,
      kind: "hiring",
      statement: `Kestrel Bearings has an open post: “${post}”.`,
      value: post,
    }),
  );
  const [signal, ...others] = signalsOf(
    ...posts,
    aFact({
      id: "all",
      kind: "hiring",
      statement: "Kestrel Bearings is hiring 9 people.",
      value: "9 people",
    }),
  );
  expect(others).toEqual([]);
  expect(signal).toMatchObject({ statement: "Kestrel Bearings is hiring 9 people." });
  expect(signal?.factIds).toHaveLength(4);
});

test("revenue that rose is growth, revenue alone is only a size", () => {
  const revenue = (statement: string) =>
    pointsOf(aFact({ kind: "revenue", statement, publishedOn: "2026-09-01" }));
  expect(revenue("Revenue of Kestrel Bearings rose by 14% to GBP 41 million.")).toBeGreaterThan(10);
  expect(revenue("Revenue of Kestrel Bearings was GBP 41 million.")).toBe(0);
});

test("a company that shrinks loses points, and the signal says what shrank", () => {
  const shrunk = aFact({
    kind: "headcount",
    statement: "Kestrel Bearings employs 1,210 people.",
    quote: "Kestrel employs 1,210 people after the sale, down from 1,450.",
    value: "1210",
    publishedOn: "2026-08-10",
  });
  expect(signalsOf(shrunk)).toEqual([
    expect.objectContaining({
      statement: "Kestrel employs 1,210 people after the sale, down from 1,450.",
    }),
  ]);
  expect(pointsOf(shrunk)).toBeLessThan(-5);
});

test("sources that differ on the headcount are said to differ, and cost confidence", () => {
  const says = (count: string, sourceName: string) =>
    aFact({
      id: count,
      kind: "headcount",
      statement: `Kestrel Bearings employs ${count} people.`,
      value: count,
      sourceName,
    });
  const evidence = growthEvidence(lead, [says("240", "website"), says("310", "ledger")], today);
  const agreed = growthEvidence(lead, [says("240", "website"), says("250", "ledger")], today);
  expect(evidence.contradictions).toEqual([
    "Sources differ on the headcount: 310 (ledger) or 240 (website).",
  ]);
  expect(agreed.contradictions).toEqual([]);
  expect(evidence.confidence).toBeLessThan(agreed.confidence);
});

test("of a company nobody writes about nothing is claimed, and what to look for is said", () => {
  const reading = readByRules(growthEvidence(lead, [], today));
  expect(reading.summary).toBe("Nothing was found about the growth of Kestrel Bearings.");
  expect(reading.signals).toEqual([]);
  expect(reading.openQuestions).not.toEqual([]);
});
