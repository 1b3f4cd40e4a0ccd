import { describe, expect, test } from "vitest";
import { checkEvidence } from "#shared/domain/campaigns/evidence-check.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { aCampaignLead, aFact, today } from "../../support/campaign-builders.ts";
import { additionsTo, evidenceCases, trapsOf } from "./evidence-cases.ts";

function check(text: string, facts: readonly Fact[], factIds = facts.map(({ id }) => id)) {
  return checkEvidence(
    { text, factIds },
    { lead: leadNamed(facts), reader: {}, seller: defaultSeller, facts, now: today },
  );
}

function leadNamed(facts: readonly Fact[]) {
  const name = facts.some(({ id }) => id === "german")
    ? "Brandtmüller GmbH"
    : "Kestrel Bearings Ltd.";
  return aCampaignLead({ company: { name } });
}

describe("a seeded set of sentences", () => {
  const traps = evidenceCases.flatMap((one) =>
    [...trapsOf(one), ...additionsTo(one)].map((text) => ({
      text,
      fact: one.fact,
      base: one.base,
    })),
  );
  const supported = evidenceCases.flatMap((one) =>
    one.supported.map((text) => ({ text, fact: one.fact })),
  );

  test("holds 200 traps and more, each different from the truth, and 60 true sentences", () => {
    expect(traps.length).toBeGreaterThanOrEqual(200);
    expect(supported.length).toBeGreaterThanOrEqual(60);
    expect(traps.filter(({ text, base }) => text === base)).toEqual([]);
  });

  test("no unsupported claim gets through", () => {
    const passed = traps.filter(({ text, fact }) => check(text, [fact]).kind === "supported");
    expect(passed.map(({ text }) => text)).toEqual([]);
  });

  test("no true sentence is held back", () => {
    const held = supported.flatMap(({ text, fact }) => {
      const decision = check(text, [fact]);
      return decision.kind === "unsupported" ? [{ text, terms: decision.terms }] : [];
    });
    expect(held).toEqual([]);
  });

  test("no true sentence passes when it cites another fact", () => {
    const other = aFact({ id: "other", kind: "description", statement: "The firm makes parts." });
    const named = supported.filter(({ text }) =>
      /\d|Gda|Capital|Bremerhaven|Zwickau|K-Clean/.test(text),
    );
    const passed = named.filter(({ text }) => check(text, [other]).kind === "supported");
    expect(passed.map(({ text }) => text)).toEqual([]);
  });
});

const opening = aFact({
  id: "opening",
  kind: "expansion",
  statement: "Kestrel Bearings opened a warehouse in Gdansk in March 2026.",
});

test("an unsupported term is named with its reason", () => {
  const decision = check("You opened two warehouses in Lodz in May 2026.", [opening]);

  expect(decision).toMatchObject({
    kind: "unsupported",
    terms: [
      { term: "May 2026", kind: "date" },
      { term: "two", kind: "number" },
      { term: "Lodz", kind: "name" },
    ],
  });
});

test("a supported sentence says where each term stands", () => {
  expect(check("Kestrel opened a warehouse in Gdansk in March.", [opening])).toEqual({
    kind: "supported",
    supports: [
      { term: "March", in: "fact" },
      { term: "Kestrel", in: "fact" },
      { term: "Gdansk", in: "fact" },
    ],
  });
});

test("a sentence that cites a fact nobody has is unsupported", () => {
  expect(check("You opened a warehouse.", [opening], ["invented"])).toMatchObject({
    kind: "unsupported",
    terms: [{ term: "invented", kind: "fact" }],
  });
});

test("an opening older than 120 days is not said, a founding year always is", () => {
  const post = aFact({
    kind: "hiring",
    statement: "Kestrel Bearings is hiring 14 people.",
    publishedOn: "2026-06-01",
  });
  const founded = aFact({ kind: "founded", statement: "Kestrel Bearings was founded in 1974." });

  expect(check("You are hiring 14 people.", [post])).toMatchObject({
    terms: [{ kind: "fact", reason: expect.stringContaining("120") }],
  });
  expect(check("Kestrel was founded in 1974.", [founded]).kind).toBe("supported");
});

test("news older than 400 days is not said", () => {
  const old = aFact({
    kind: "expansion",
    statement: "Kestrel Bearings opened a site in Gdansk in 2021.",
  });
  expect(check("You opened a site in Gdansk in 2021.", [old]).kind).toBe("unsupported");
});

test("a month without a year means the last one, so old news needs its year", () => {
  const launch = aFact({
    kind: "certification",
    statement: "Kestrel Bearings received a certificate in March 2025.",
  });
  expect(check("You received a certificate in March.", [launch]).kind).toBe("unsupported");
  expect(check("You received a certificate in March 2025.", [launch]).kind).toBe("supported");
});

test("recently needs a date of this half year", () => {
  const undated = aFact({
    kind: "expansion",
    statement: "Kestrel Bearings opened a site in Gdansk.",
  });
  expect(check("You recently opened a site in Gdansk.", [undated])).toMatchObject({
    terms: [{ kind: "recency" }],
  });
});

test("the publication day does not stand in for another date in the text", () => {
  const late = aFact({
    kind: "expansion",
    statement: "Kestrel Bearings opened a warehouse in Gdansk in March 2026.",
    publishedOn: "2026-10-02",
  });
  expect(check("You opened a warehouse in Gdansk in October.", [late]).kind).toBe("unsupported");
});

describe("sentences without a fact", () => {
  test.each([
    "You opened a new plant.",
    "Your team has been growing fast.",
    "Kestrel raised money to expand.",
    "You are hiring.",
  ])("may say nothing the company did: %s", (text) => {
    expect(check(text, [opening], []).kind).toBe("unsupported");
  });

  test.each([
    "How do you plan when you open a new site?",
    "Operations teams often find that the plan is late.",
    "A maker of machine parts we work with cut its stock by 18 percent in nine months and kept its delivery dates.",
    "I am Ines Moreau from Tidewater Planning.",
    "Hello Gareth,",
    "Would a 20-minute look at your own numbers be useful?",
  ])("may speak of the seller, the reader and the trade: %s", (text) => {
    expect(check(text, [opening], [])).toMatchObject({ kind: "supported" });
  });
});

test("the seller's figures do not vouch for the lead", () => {
  expect(check("You cut your stock by 18 percent in Gdansk.", [opening]).kind).toBe("unsupported");
});

test("figures of the seller that the seller never gave are caught", () => {
  expect(check("A maker of machine parts cut its stock by 38 percent.", [opening], []).kind).toBe(
    "unsupported",
  );
});
