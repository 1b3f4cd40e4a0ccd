import { expect, test } from "vitest";
import { relevantFacts } from "#shared/domain/growth/relevant-facts.ts";
import { aCampaignLead, aFact } from "../../support/campaign-builders.ts";

const lead = aCampaignLead();
const paper = { url: "https://trade-wire.example/1", sourceName: "trade-wire.example" };

const said = (statement: string, quote = statement) =>
  aFact({ ...paper, id: quote, kind: "contract", statement, quote });
const market = (statement: string, url = paper.url) =>
  aFact({ ...paper, id: statement, kind: "market", statement, url });

const kept = (...facts: Parameters<typeof relevantFacts>[0]) =>
  relevantFacts(facts, lead, []).map(({ quote }) => quote);

test("what names the company is kept, what names somebody else is not", () => {
  expect(
    kept(
      said("Kestrel Bearings won a contract."),
      said("Kestrel's order book is full."),
      said("Harsberg Group won a contract."),
    ),
  ).toEqual(["Kestrel Bearings won a contract.", "Kestrel's order book is full."]);
});

test("what says only “the company” is kept with less confidence", () => {
  const [fact] = relevantFacts(
    [said("Kestrel Bearings won an order.", "The company won an order.")],
    lead,
    [],
  );
  expect(fact?.confidence).toBe(0.7);
});

test("on its own site a company says “we”", () => {
  const own = aFact({ kind: "expansion", statement: "We opened a plant." });
  expect(kept(own)).toEqual(["We opened a plant."]);
});

test("a market counts where the page names the company or speaks of its trade", () => {
  const bearings = market("The European market for bearings was worth EUR 8.9 billion in 2025.");
  const cosmetics = market("The market for cosmetics was worth EUR 900 million in 2025.");
  expect(kept(bearings, cosmetics)).toEqual([bearings.quote]);
  expect(kept(cosmetics, said("Kestrel Bearings has entered it."))).toContain(cosmetics.quote);
});

test("what is known from the same place is not found again, under another address it is a second source", () => {
  const known = said("Kestrel Bearings won a contract.");
  const elsewhere = { ...known, url: "https://ledger.example/2", sourceName: "ledger.example" };
  expect(relevantFacts([known, elsewhere], lead, [known])).toEqual([elsewhere]);
});

test("a page of a site that told it already tells nothing new, another publisher confirms it", () => {
  const kestrel = (url: string) =>
    aFact({
      id: url,
      kind: "expansion",
      statement: "Kestrel Bearings opened a cold store in Bremerhaven.",
      value: "a cold store in Bremerhaven",
      url,
    });
  const known = kestrel("https://www.kestrel-bearings.example/news");
  const again = kestrel("https://kestrel-bearings.example/");
  const confirmed = kestrel(paper.url);
  expect(relevantFacts([again, confirmed], lead, [known]).map(({ url }) => url)).toEqual([
    paper.url,
  ]);
});
