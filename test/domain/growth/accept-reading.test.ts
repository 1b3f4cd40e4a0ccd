import { expect, test } from "vitest";
import { acceptReading } from "#shared/domain/growth/accept-reading.ts";
import { growthEvidence } from "#shared/domain/growth/growth-evidence.ts";
import type { GrowthReading } from "#shared/domain/growth/growth-reading.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { aCampaignLead, aFact, today } from "../../support/campaign-builders.ts";

const depot = aFact({
  id: "depot",
  kind: "expansion",
  statement: "Kestrel Bearings opened a second warehouse in Gdansk.",
  publishedOn: "2026-09-17",
});
const rival = aFact({
  id: "rival",
  kind: "competitor",
  statement: "Nordlager Works competes with Kestrel Bearings.",
  value: "Nordlager Works",
  sourceName: "ledger",
});
const evidence = growthEvidence(aCampaignLead(), [depot, rival], today);

function accept(reading: Partial<GrowthReading>) {
  const empty = { signals: [], market: [], competitors: [], openQuestions: [] };
  return acceptReading(
    { ...empty, summary: "", confidence: 0.5, ...reading },
    evidence,
    defaultSeller,
  );
}

const opened = {
  kind: "expansion",
  statement: "It opened a second warehouse in Gdansk.",
  factIds: ["depot"],
  points: 18,
};

test("the score is the base and the points of what stayed, whatever else was said", () => {
  expect(accept({}).score).toBe(20);
  expect(accept({ signals: [opened] }).score).toBe(38);
});

test.each([
  ["a number no fact gives", "It opened a second warehouse in Gdansk for EUR 9 million.", "depot"],
  ["a place no fact names", "It opened a second warehouse in Lisbon.", "depot"],
  ["a fact that does not exist", "It opened a second warehouse in Gdansk.", "depot-2"],
  ["the facts of somebody else", "Nordlager Works opened a warehouse in Gdansk.", "depot"],
])("a signal with %s is refused with the reason", (_, statement, id) => {
  const accepted = accept({ signals: [{ ...opened, statement, factIds: [id] }] });
  expect(accepted.signals).toEqual([]);
  expect(accepted.score).toBe(20);
  expect(accepted.refused).toEqual([{ statement, reason: expect.any(String) }]);
});

test("points without bounds are bounded, and one fact told five times counts once", () => {
  const accepted = accept({
    signals: Array.from({ length: 5 }, () => ({ ...opened, points: 900 })),
  });
  expect(accepted.signals).toHaveLength(1);
  expect(accepted.score).toBe(45);
});

test("nobody is much surer than the evidence", () => {
  expect(accept({ confidence: 1 }).confidence).toBeCloseTo(evidence.confidence + 0.1);
  expect(accept({ confidence: 0.2 }).confidence).toBe(0.2);
});

test("a competitor is kept where the cited fact names it", () => {
  const { competitors } = accept({
    competitors: [
      { name: "Nordlager Works", factIds: ["rival"] },
      { name: "Harsberg Group", factIds: ["rival"] },
    ],
  });
  expect(competitors.map(({ name }) => name)).toEqual(["Nordlager Works"]);
});

test("sentences of the summary that nothing carries are left out", () => {
  const { summary } = accept({
    signals: [opened],
    summary: "It opened a second warehouse in Gdansk. It will soon be bought by Harsberg Group.",
  });
  expect(summary).toBe("It opened a second warehouse in Gdansk.");
});

test("what the seller says of itself vouches for no signal", () => {
  const statement = defaultSeller.proofPoints[0]?.statement ?? "";
  const claim = { ...opened, statement: `${statement} It has 200,000 part numbers in Narvik.` };
  expect(accept({ signals: [claim] }).signals).toEqual([]);
});
