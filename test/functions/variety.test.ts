import { expect, test } from "vitest";
import { assembleSteps } from "#shared/domain/campaigns/assemble-steps.ts";
import { bodyOf } from "#shared/domain/campaigns/campaign.ts";
import { planSequence } from "#shared/domain/campaigns/plan-sequence.ts";
import { briefFor } from "#shared/domain/campaigns/writing/brief.ts";
import { chooseAngles } from "#shared/domain/campaigns/writing/choose-angles.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { aCampaignLead, kestrelFacts, today } from "../support/campaign-builders.ts";

/** The mails of a lead, all with the same facts: only the lead's id differs. */
function mailsOf(
  id: string,
  facts: readonly Fact[] = kestrelFacts,
  lead: Partial<Lead> = {},
): readonly string[] {
  const brief = briefFor({
    lead: aCampaignLead({ id, ...lead }),
    facts,
    contacts: [],
    growth: undefined,
    seller: defaultSeller,
    now: today,
  });
  const angles = chooseAngles(brief);
  const plan = planSequence(brief.reader, angles);
  if (plan.kind !== "planned") throw new Error("Nothing was planned");
  return assembleSteps([], { brief, angles, steps: plan.steps })
    .steps.filter(({ channel }) => channel === "email")
    .flatMap(({ variants }) => variants.map(bodyOf));
}

const leads = Array.from({ length: 20 }, (_, index) => `lead-${index}`);

test("twenty leads with the same news do not get one template", () => {
  const firstMails = leads.map((id) => mailsOf(id)[0]);
  expect(new Set(firstMails).size).toBeGreaterThanOrEqual(15);
});

test("no turn of phrase leads to the problem in more than a third of the mails", () => {
  const mails = leads.flatMap((id) => mailsOf(id));
  for (const turn of ["often find that", "the risk is that", "it can happen that", "wonder"]) {
    const share = mails.filter((mail) => mail.includes(turn)).length / mails.length;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThanOrEqual(1 / 3);
  }
});

test("of whom nothing is known is told what people in that seat meet, before anything to try", () => {
  const problems = defaultSeller.problems.flatMap(({ problem, views, otherWords = [] }) =>
    [{ problem }, ...views, ...otherWords].map((told) => told.problem),
  );
  for (const id of leads) {
    for (const mail of mailsOf(id, []).slice(0, 2)) {
      const [, opening = ""] = mail.split("\n\n");
      expect(problems.some((problem) => opening.includes(problem))).toBe(true);
    }
  }
});

test("a firm with many sites is not told of two", () => {
  const sites = defaultSeller.problems.find(({ id }) => id === "stock-across-sites");
  expect(JSON.stringify(sites)).not.toMatch(/\b(?:both|twice|second site)\b/);
});

test("who stores for others by its very name is not told of stock it would have to buy", () => {
  const company = { name: "Dellamere Cold Storage", domain: "dellamere-cold-storage.example" };
  const bought = defaultSeller.problems.find(({ id }) => id === "large-contract");
  for (const id of leads) {
    const mails = mailsOf(id, kestrelFacts, { company }).join("\n");
    expect(mails).not.toContain(bought?.outcome);
    expect(mails).not.toContain(bought?.topic);
  }
});

test("no reader is told the same check in two mails", () => {
  for (const id of leads) {
    const mails = mailsOf(id);
    for (const { selfCheck } of defaultSeller.problems) {
      expect(mails.filter((mail) => mail.includes(selfCheck)).length).toBeLessThanOrEqual(1);
    }
  }
});
