import { expect, test } from "vitest";
import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import { planSequence } from "#shared/domain/campaigns/plan-sequence.ts";
import { readerOf } from "#shared/domain/campaigns/reader.ts";
import { aCampaignLead, aContact } from "../../support/campaign-builders.ts";

const angles: readonly Angle[] = ["stock", "plan", "cash"].map((id, index) => ({
  id,
  problemId: id,
  reason: "Why.",
  factIds: [],
  strength: 0.9 - index * 0.2,
}));

function stepsFor(reader: ReturnType<typeof readerOf>) {
  const plan = planSequence(reader, angles);
  return plan.kind === "planned" ? plan.steps : [];
}

test("a reader with every channel gets five steps over seven days", () => {
  const steps = stepsFor(readerOf(aCampaignLead(), []));

  expect(steps.map(({ channel, delayDays }) => [channel, delayDays])).toEqual([
    ["email", 0],
    ["linkedin", 3],
    ["email", 1],
    ["call", 0],
    ["email", 3],
  ]);
});

test("channels the reader does not have are left out and the days stay", () => {
  const { email: _, ...lead } = aCampaignLead({
    person: { firstName: "Gareth", linkedinUrl: "https://www.linkedin.com/in/g" },
  });
  const byMail = aCampaignLead({ person: { firstName: "Gareth" } });

  expect(stepsFor(readerOf(lead, [])).map(({ channel }) => channel)).toEqual(["linkedin"]);
  expect(stepsFor(readerOf(byMail, [])).map(({ delayDays }) => delayDays)).toEqual([0, 4, 3]);
});

test("nobody can be reached without an address, a profile or a number", () => {
  const { email: _, ...lead } = aCampaignLead({ person: { firstName: "Gareth" } });
  expect(planSequence(readerOf(lead, []), angles)).toEqual({
    kind: "unreachable",
    reason: "no e-mail address, LinkedIn profile or phone number is known",
  });
});

test("a person who must not be contacted gets no steps, whatever is known of them", () => {
  const doNotContact = "This person asked Hunter to be left alone and must not be contacted.";
  expect(planSequence(readerOf(aCampaignLead({ doNotContact }), []), angles)).toEqual({
    kind: "unreachable",
    reason: doNotContact,
  });
});

test("the two variants of a step differ in form, and in angle where there are two", () => {
  for (const { variants } of stepsFor(readerOf(aCampaignLead(), []))) {
    const [a, b] = variants;
    expect(a?.form).not.toBe(b?.form);
    expect(a?.angleId).not.toBe(b?.angleId);
  }
});

test("whoever follows one arm meets another angle in the second mail", () => {
  const [first, , second] = stepsFor(readerOf(aCampaignLead(), []));
  expect(first?.variants.map(({ angleId }) => angleId)).toEqual(["stock", "plan"]);
  expect(second?.variants.map(({ angleId }) => angleId)).toEqual(["plan", "cash"]);
});

test("a shared mailbox is greeted as a team unless the person is of the lead's own row", () => {
  const { person: _, ...nameless } = aCampaignLead({
    email: {
      address: "info@kestrel-bearings.example",
      source: "website",
      kind: "generic",
      confidence: 1,
      reason: "",
    },
  });
  expect(readerOf(nameless, [aContact()])).toMatchObject({
    firstName: "Hannah",
    isMailboxTheirs: false,
  });
  expect(readerOf(aCampaignLead(), [])).toMatchObject({
    firstName: "Gareth",
    isMailboxTheirs: true,
  });
});

test("a company page is no profile to connect with", () => {
  const lead = aCampaignLead({
    person: { linkedinUrl: "https://www.linkedin.com/company/kestrel" },
  });
  expect(readerOf(lead, [])).not.toHaveProperty("linkedinUrl");
});
