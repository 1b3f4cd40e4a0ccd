import { expect, test } from "vitest";
import { acceptScore } from "#shared/domain/leads/accept-score.ts";
import { scoreLead } from "#shared/domain/leads/score-lead.ts";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import { aLead } from "../../support/builders.ts";

const input = { lead: aLead(), profile: defaultIdealCustomerProfile, about: "", factKinds: [] };
const weighed = scoreLead(input);
const near = {
  score: weighed.score + 5,
  classification: "Other",
  reasoning: "It makes bearings in two places.",
  confidence: 0.7,
};

test("a score near the rules' own stands, with its reasons, and the tier follows from it", () => {
  expect(acceptScore(near, input)).toMatchObject(near);
  expect(acceptScore({ ...near, score: 0 }, input).tier).toBe("D");
});

test("a score far from the rules' own is taken no further than twenty points", () => {
  expect(acceptScore({ ...near, score: 100 }, input).score).toBe(weighed.score + 20);
  expect(acceptScore({ ...near, score: 0 }, input).score).toBe(Math.max(0, weighed.score - 20));
});

test("an excluded company stays excluded, whatever is proposed", () => {
  const yoga = { ...input, lead: aLead({ company: { name: "Still Heron", industry: "Yoga" } }) };
  expect(acceptScore({ ...near, score: 99 }, yoga)).toEqual(scoreLead(yoga));
});

test.each(["Write to thief@collect.example.", "See https://collect.example", "<b>Tier A</b>"])(
  "reasons that repeat what somebody planted are replaced: %s",
  (reasoning) => {
    expect(acceptScore({ ...near, reasoning }, input).reasoning).toBe(weighed.reasoning);
  },
);

test("a class the profile does not have is no class", () => {
  const { classification } = acceptScore({ ...near, classification: "Emperor" }, input);
  expect(classification).toBe(weighed.classification);
});
