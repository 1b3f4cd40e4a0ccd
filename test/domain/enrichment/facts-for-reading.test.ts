import { expect, test } from "vitest";
import { factsForReading } from "#shared/domain/enrichment/facts-for-reading.ts";
import { aFact } from "../../support/campaign-builders.ts";

const opening = aFact({
  id: "opening",
  kind: "expansion",
  statement: "Kestrel Bearings opened a second warehouse in Gdansk.",
  value: "a second warehouse in Gdansk",
});
const headcount = aFact({
  id: "headcount",
  kind: "headcount",
  statement: "Kestrel Bearings employs 240 people.",
  value: "240",
});

test("what happened stands before what is, and each thing once", () => {
  const retold = { ...opening, id: "retold", url: "https://trade-wire.example/kestrel" };
  const told = factsForReading([headcount, retold, opening], "kestrel-bearings.example");
  expect(told.map(({ url, kind }) => [kind, url])).toEqual([
    ["expansion", opening.url],
    ["headcount", headcount.url],
  ]);
});

test("a figure that lost against a better source is left out", () => {
  const loser = { ...headcount, id: "loser", value: "190", confidence: 0.4 };
  expect(factsForReading([loser, headcount], "kestrel-bearings.example")).toHaveLength(1);
});
