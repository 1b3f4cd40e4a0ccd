import { expect, test } from "vitest";
import { briefFor } from "#shared/domain/campaigns/writing/brief.ts";
import { chooseAngles } from "#shared/domain/campaigns/writing/choose-angles.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import {
  aCampaignLead,
  aFact,
  aGrowthAnalysis,
  kestrelFacts,
  today,
} from "../../../support/campaign-builders.ts";

function anglesFrom(facts: readonly Fact[], more: Partial<Parameters<typeof briefFor>[0]> = {}) {
  return chooseAngles(
    briefFor({
      lead: aCampaignLead(),
      facts,
      contacts: [],
      growth: undefined,
      seller: defaultSeller,
      now: today,
      ...more,
    }),
  );
}

test("each angle takes another problem and another story, strongest first", () => {
  const angles = anglesFrom(kestrelFacts);

  expect(new Set(angles.map(({ problemId }) => problemId)).size).toBe(angles.length);
  expect(new Set(angles.flatMap(({ factIds }) => factIds)).size).toBe(angles.length);
  expect(angles.map(({ strength }) => strength)).toEqual(
    angles.map(({ strength }) => strength).toSorted((one, other) => other - one),
  );
});

test("one opening told by two pages is one story", () => {
  const again = aFact({
    id: "again",
    kind: "expansion",
    statement: "In March 2026 Kestrel Bearings opened a second warehouse in Gdansk.",
  });
  const angles = anglesFrom([...kestrelFacts.filter(({ id }) => id === "opening"), again]);
  expect(angles.flatMap(({ factIds }) => factIds)).toHaveLength(1);
});

test("a fact that growth analysis rests on weighs more", () => {
  const facts = kestrelFacts.filter(({ id }) => id === "opening");
  const signal = { kind: "expansion", statement: "It grows.", factIds: ["opening"], points: 20 };
  const [plain] = anglesFrom(facts);
  const [seen] = anglesFrom(facts, { growth: aGrowthAnalysis({ signals: [signal] }) });

  expect(seen?.strength).toBeGreaterThan(plain?.strength ?? 1);
});

test("a few posts of any kind are no reason to write, one for a planner is", () => {
  const posts = aFact({
    kind: "hiring",
    statement: "Kestrel Bearings is hiring 4 people for the 2027 season.",
  });
  const planner = aFact({
    kind: "hiring",
    statement: "Kestrel Bearings has an open post for “Demand Planner” in Sheffield.",
  });
  expect(anglesFrom([posts]).flatMap(({ factIds }) => factIds)).toEqual([]);
  expect(anglesFrom([planner])[0]?.problemId).toBe("plan-in-spreadsheets");
});

test("without facts three general problems are left, weakly held", () => {
  const angles = anglesFrom([]);
  expect(angles).toHaveLength(3);
  expect(angles.every(({ strength, factIds }) => strength <= 0.3 && factIds.length === 0)).toBe(
    true,
  );
});
