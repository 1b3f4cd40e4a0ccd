import { describe, expect, test } from "vitest";
import { bodyOf } from "#shared/domain/campaigns/campaign.ts";
import { checkEvidence } from "#shared/domain/campaigns/evidence-check.ts";
import { readerOf } from "#shared/domain/campaigns/reader.ts";
import { ownNoteFacts } from "#shared/domain/enrichment/own-note-facts.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { factsOf } from "#shared/models/identified-findings.ts";
import { strictSchemaProblems } from "#shared/ports/answer-schema.ts";
import { findAngles } from "../../../functions/marketing/questions/find-angles.ts";
import { rewriteSentence } from "../../../functions/marketing/questions/rewrite-sentence.ts";
import { writeDrafts } from "../../../functions/marketing/questions/write-drafts.ts";
import { writeSubjects } from "../../../functions/marketing/questions/write-subjects.ts";
import {
  aCampaignLead,
  aContact,
  aFact,
  kestrelFacts,
  today,
} from "../../support/campaign-builders.ts";
import { campaignFor, variantsOf, wholeText } from "../../support/written-campaign.ts";

describe("a campaign by the rules", () => {
  test("speaks of what is known and cites it", async () => {
    const { campaign } = await campaignFor({ lead: aCampaignLead(), facts: kestrelFacts });
    const cited = variantsOf(campaign)
      .flatMap(({ paragraphs }) => paragraphs.flat())
      .filter(({ isPersonalised }) => isPersonalised);

    expect(wholeText(campaign)).toContain("opened a second warehouse in Gdansk");
    expect(new Set(cited.flatMap(({ factIds }) => factIds))).toContain("opening");
    expect(campaign.models).toEqual(["rules"]);
  });

  test("has two variants in each step that differ in angle", async () => {
    const { campaign } = await campaignFor({ lead: aCampaignLead(), facts: kestrelFacts });

    expect(campaign.steps).toHaveLength(5);
    for (const { variants } of campaign.steps) {
      expect(new Set(variants.map(({ angleId }) => angleId)).size).toBe(2);
      expect(new Set(variants.map(bodyOf)).size).toBe(2);
    }
  });

  test("passes every check, and nothing has to be taken out", async () => {
    const { campaign } = await campaignFor({ lead: aCampaignLead(), facts: kestrelFacts });

    for (const { checks, dropped } of variantsOf(campaign)) {
      expect({ problems: checks.problems, dropped }).toEqual({ problems: [], dropped: [] });
      expect(checks.readingGrade).toBeLessThanOrEqual(10);
    }
  });

  test("adds something in each later mail", async () => {
    const { campaign } = await campaignFor({ lead: aCampaignLead(), facts: kestrelFacts });
    for (const arm of [0, 1]) {
      const mails = campaign.steps
        .filter(({ channel }) => channel === "email")
        .flatMap(({ variants }) => variants[arm]?.paragraphs.slice(1).flat() ?? []);
      const said = mails.map(({ text }) => text);
      expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
    }
  });

  test("is the same when a step runs again", async () => {
    const { campaign, leads, marketing, run } = await campaignFor({
      lead: aCampaignLead(),
      facts: kestrelFacts,
    });
    for (const step of ["angles", "drafts", "subjects", "optimise"] as const) {
      await marketing.run({ leadId: "lead-1", step }, run);
    }
    expect(leads.campaigns.at(-1)).toEqual(campaign);
  });

  test("differs from lead to lead", async () => {
    const texts = await Promise.all(
      ["lead-1", "lead-2", "lead-3", "lead-4", "lead-5", "lead-6"].map(async (id) => {
        const { campaign } = await campaignFor({
          lead: aCampaignLead({ id }),
          facts: kestrelFacts,
        });
        return wholeText(campaign);
      }),
    );
    expect(new Set(texts).size).toBeGreaterThanOrEqual(4);
  });

  test("speaks to a finance director of money and to a chief operating officer of operations", async () => {
    const facts = kestrelFacts.filter(({ id }) => id === "opening");
    const finance = aCampaignLead({ person: { firstName: "Priya", title: "Finance Director" } });
    const [coo, cfo] = await Promise.all([
      campaignFor({ lead: aCampaignLead(), facts }),
      campaignFor({ lead: finance, facts }),
    ]);
    expect(wholeText(coo.campaign)).toContain("perations teams");
    expect(wholeText(cfo.campaign)).not.toContain("perations teams");
    expect(wholeText(cfo.campaign)).toMatch(/inance teams|paid for|cash/);
  });
});

describe("what a reader would stumble over", () => {
  test("people who met say so first, and the note is its source", async () => {
    const [met] = factsOf(
      "lead-1",
      ownNoteFacts({ notes: "Met at the Birmingham bearings fair, asked about planning" }),
      today,
    );
    if (!met) throw new Error("The note gives no fact");
    const { campaign } = await campaignFor({
      lead: aCampaignLead(),
      facts: [...kestrelFacts, met],
    });
    const [first, second] = campaign.steps;

    for (const { paragraphs } of first?.variants ?? []) {
      expect(paragraphs[1]?.[0]).toMatchObject({
        text: "We met at the Birmingham bearings fair.",
        factIds: [met.id],
      });
    }
    expect(second?.variants.map(bodyOf).join()).not.toContain("We met");
  });

  test("first mails of different leads end in different questions", async () => {
    const ends = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const lead = aCampaignLead({ id: `lead-${index}` });
        const { campaign } = await campaignFor({ lead, facts: kestrelFacts });
        return campaign.steps[0]?.variants[1]?.paragraphs.at(-1)?.at(-1)?.text;
      }),
    );
    const most = Math.max(
      ...[...Map.groupBy(ends, (end) => end).values()].map((own) => own.length),
    );

    expect(new Set(ends).size).toBeGreaterThanOrEqual(3);
    expect(most).toBeLessThanOrEqual(6);
  });

  test("who stores for others hears nothing of material and stock of their own", async () => {
    const company = { name: "Kestrel Logistics", domain: "kestrel.example", industry: "Logistics" };
    const facts = [
      aFact({
        id: "won",
        kind: "contract",
        statement: "Kestrel Logistics won a five-year contract to run a hub in Leeds.",
      }),
    ];
    const { campaign } = await campaignFor({ lead: aCampaignLead({ company }), facts });

    expect(wholeText(campaign)).toMatch(/shifts|hours/);
    expect(wholeText(campaign)).not.toMatch(/material|large contracts|slow items|new line|cash/i);
  });

  test("what happened stands before the trouble it may bring", async () => {
    for (const id of ["lead-1", "lead-2", "lead-3", "lead-4", "lead-5"]) {
      const { campaign } = await campaignFor({ lead: aCampaignLead({ id }), facts: kestrelFacts });
      for (const { paragraphs } of campaign.steps[0]?.variants ?? []) {
        const said = paragraphs.slice(1).flat();
        const cited = said.findIndex(({ factIds }) => factIds.length > 0);
        expect(cited).toBeLessThanOrEqual(0);
      }
    }
  });

  test("every mail says what the seller does", async () => {
    const { campaign } = await campaignFor({ lead: aCampaignLead(), facts: kestrelFacts });
    const outcomes = defaultSeller.problems.flatMap(({ outcome, otherOutcomes = [] }) => [
      outcome,
      ...otherOutcomes,
    ]);
    for (const { variants } of campaign.steps.filter(({ channel }) => channel === "email")) {
      for (const variant of variants) {
        expect(outcomes.some((outcome) => bodyOf(variant).includes(outcome))).toBe(true);
      }
    }
  });
});

describe("when little is known", () => {
  test("the mail says less and nothing about the company", async () => {
    const { campaign } = await campaignFor({ lead: aCampaignLead() });

    expect(campaign.angles.every(({ factIds }) => factIds.length === 0)).toBe(true);
    expect(
      variantsOf(campaign)
        .flatMap(({ paragraphs }) => paragraphs.flat())
        .some((sentence) => sentence.isPersonalised),
    ).toBe(false);
    expect(wholeText(campaign)).not.toMatch(/\byou (?:opened|won|are hiring|raised)/i);
  });

  test("a nameless mailbox is greeted as a team", async () => {
    const { person: _, ...lead } = aCampaignLead();
    const { campaign } = await campaignFor({ lead, facts: kestrelFacts });
    expect(wholeText(campaign)).toContain("Hello Kestrel team,");
  });

  test("a lead nobody can reach gets no steps and a reason", async () => {
    const { person: _, email: __, ...lead } = aCampaignLead();
    const { campaign, outputs } = await campaignFor({ lead, facts: kestrelFacts });

    expect(campaign.steps).toEqual([]);
    expect(campaign.note).toBe("no e-mail address, LinkedIn profile or phone number is known");
    expect(outputs.at(-1)?.reason).toBe(
      "no e-mail address, LinkedIn profile or phone number is known",
    );
  });

  test("a contact with a profile is written to on LinkedIn", async () => {
    const { person: _, email: __, ...lead } = aCampaignLead();
    const { campaign } = await campaignFor({ lead, contacts: [aContact()], facts: kestrelFacts });

    expect(campaign.steps.map(({ channel }) => channel)).toEqual(["linkedin"]);
    expect(wholeText(campaign)).toContain("Hello Hannah,");
  });

  test("stale and doubtful facts stay unsaid", async () => {
    const facts = [
      aFact({
        id: "old",
        kind: "expansion",
        statement: "Kestrel Bearings opened a plant in Lodz in 2021.",
      }),
      aFact({
        id: "unsure",
        kind: "funding",
        statement: "Kestrel Bearings raised EUR 3 million.",
        confidence: 0.3,
      }),
    ];
    const { campaign } = await campaignFor({ lead: aCampaignLead(), facts });
    expect(wholeText(campaign)).not.toMatch(/Lodz|3 million/);
  });

  test("an unknown lead is a fault with its id", async () => {
    const { marketing, run } = await campaignFor({ lead: aCampaignLead() });
    await expect(marketing.run({ leadId: "nobody", step: "angles" }, run)).rejects.toThrow(
      "nobody",
    );
  });
});

test("every sentence of a saved campaign stands on its evidence", async () => {
  const lead = aCampaignLead();
  const { campaign } = await campaignFor({ lead, facts: kestrelFacts });
  const context = {
    lead,
    reader: readerOf(lead, []),
    seller: defaultSeller,
    facts: kestrelFacts,
    now: today,
  };
  for (const sentence of variantsOf(campaign).flatMap(({ paragraphs }) => paragraphs.flat())) {
    expect(checkEvidence(sentence, context)).toMatchObject({ kind: "supported" });
  }
});

test("every answer's schema is one a vendor can hold a model to", () => {
  for (const { schema } of [findAngles, writeDrafts, writeSubjects, rewriteSentence]) {
    expect(strictSchemaProblems(schema)).toEqual([]);
  }
});
