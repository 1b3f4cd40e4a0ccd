import { describe, expect, test } from "vitest";
import { bodyOf } from "#shared/domain/campaigns/campaign.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { createMarketing } from "../../../functions/marketing/marketing.ts";
import { aCampaignLead, kestrelFacts, today } from "../../support/campaign-builders.ts";
import { memoryLeads } from "../../support/memory-leads.ts";
import { campaignFor, runWith, wholeText } from "../../support/written-campaign.ts";

describe("what a model writes", () => {
  const sentences = (body: readonly { text: string; factIds?: readonly string[] }[]) => ({
    "write-drafts": () => ({
      sentences: body.map(({ text, factIds = [] }, index) => ({
        step: 1,
        variant: "a",
        paragraph: index + 1,
        text,
        factIds,
      })),
    }),
  });
  const greeting = { text: "Hello Gareth," };
  const rest = [
    {
      text: "Firms with more than one site often hold stock in the wrong place, and they see it too late to act.",
    },
    { text: "Would a short look at your own numbers be useful?" },
  ];

  async function firstMail(...body: readonly { text: string; factIds?: readonly string[] }[]) {
    const { campaign, run } = await campaignFor(
      { lead: aCampaignLead(), facts: kestrelFacts },
      sentences([greeting, ...body, ...rest]),
    );
    const mail = campaign.steps[0]?.variants[0];
    if (!mail) throw new Error("No first mail");
    return { mail, run };
  }

  test("stays when its facts carry it", async () => {
    const text = "You opened a second warehouse in Gdansk in March.";
    const { mail } = await firstMail({ text, factIds: ["opening"] });
    expect(bodyOf(mail)).toContain(text);
    expect(mail.dropped).toEqual([]);
  });

  test("is rewritten once and then left out, and people see why", async () => {
    const text = "You opened three warehouses in Lodz.";
    const { mail, run } = await firstMail({ text, factIds: ["opening"] });

    expect(bodyOf(mail)).not.toContain("Lodz");
    expect(bodyOf(mail)).toContain("Firms with more than one site");
    expect(mail.dropped).toEqual([{ text, reason: expect.stringContaining("Lodz") }]);
    expect(run.asked.filter((name) => name === "rewrite-sentence")).toHaveLength(1);
  });

  test("is kept as rewritten when the new words stand, and dropped when they do not", async () => {
    const lie = { text: "You opened a site in Lodz.", factIds: ["opening"] };
    const rewriteAs = (text: string) =>
      campaignFor(
        { lead: aCampaignLead(), facts: kestrelFacts },
        {
          ...sentences([greeting, lie, ...rest]),
          "rewrite-sentence": () => ({ text, factIds: ["opening"] }),
        },
      );
    const mended = await rewriteAs("You opened a site in Gdansk.");
    const again = await rewriteAs("You opened a site in Krakow.");

    expect(wholeText(mended.campaign)).toContain("You opened a site in Gdansk.");
    expect(wholeText(again.campaign)).not.toMatch(/Krakow|Lodz/);
  });

  test("gives way to the plain mail when it breaks a rule", async () => {
    const { mail } = await firstMail({ text: "I was so impressed by your website!!" });
    expect(bodyOf(mail)).not.toContain("impressed");
    expect(mail.checks.problems).toEqual([]);
    expect(mail.dropped.at(-1)?.reason).toContain("flatters");
  });

  test("is completed by the rules where a variant is missing", async () => {
    const { outputs, campaign } = await campaignFor(
      { lead: aCampaignLead(), facts: kestrelFacts },
      { "write-drafts": () => ({ sentences: [] }) },
    );
    expect(outputs[1]?.reason).toContain("10 variants were missing");
    expect(campaign.steps).toHaveLength(5);
  });

  test("angles without a leg to stand on are refused and replaced", async () => {
    const { campaign, outputs } = await campaignFor(
      { lead: aCampaignLead(), facts: kestrelFacts },
      {
        "find-angles": () => ({
          angles: [
            { problemId: "world-peace", reason: "Why not.", factIds: ["opening"], strength: 1 },
            {
              problemId: "cash-in-stock",
              reason: "They opened in Lodz.",
              factIds: ["opening"],
              strength: 1,
            },
            { problemId: "wide-range", reason: "A guess.", factIds: [], strength: 0.9 },
          ],
        }),
      },
    );
    expect(outputs[0]?.reason).toContain("2 refused");
    expect(campaign.angles).toHaveLength(2);
    expect(campaign.angles.find(({ id }) => id === "wide-range")?.strength).toBe(0.3);
  });

  test("a subject that invents is replaced", async () => {
    const { campaign } = await campaignFor(
      { lead: aCampaignLead(), facts: kestrelFacts },
      {
        "write-subjects": () => ({
          subjects: [{ step: 1, variant: "a", subject: "Your Lodz plant" }],
        }),
      },
    );
    expect(campaign.steps[0]?.variants[0]?.subject).not.toContain("Lodz");
  });

  test("a person decides when no model may answer, and nothing is saved", async () => {
    const leads = memoryLeads({ lead: aCampaignLead(), facts: kestrelFacts });
    const marketing = createMarketing({
      leads,
      settings: { sellerProfile: async () => defaultSeller },
      clock: () => today,
    });
    const run = runWith(async () => ({
      kind: "needs-a-person",
      reason: "the budget is spent",
      trace: [],
    }));

    const output = await marketing.run({ leadId: "lead-1", step: "angles" }, run);

    expect(output).toEqual({
      leadId: "lead-1",
      step: "angles",
      count: 0,
      reason: "the budget is spent",
    });
    expect(leads.drafts).toEqual({});
  });
});
