import { expect, test } from "vitest";
import { assembleSteps } from "#shared/domain/campaigns/assemble-steps.ts";
import { bodyOf } from "#shared/domain/campaigns/campaign.ts";
import { planSequence } from "#shared/domain/campaigns/plan-sequence.ts";
import { briefFor } from "#shared/domain/campaigns/writing/brief.ts";
import { chooseAngles } from "#shared/domain/campaigns/writing/choose-angles.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { aCampaignLead, kestrelFacts, today } from "../support/campaign-builders.ts";

/** The mails of a lead, all with the same facts: only the lead's id differs. */
function mailsOf(id: string): readonly string[] {
  const brief = briefFor({
    lead: aCampaignLead({ id }),
    facts: kestrelFacts,
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

test("no reader is told the same check in two mails", () => {
  for (const id of leads) {
    const mails = mailsOf(id);
    for (const { selfCheck } of defaultSeller.problems) {
      expect(mails.filter((mail) => mail.includes(selfCheck)).length).toBeLessThanOrEqual(1);
    }
  }
});
