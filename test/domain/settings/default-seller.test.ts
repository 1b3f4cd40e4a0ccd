import { expect, test } from "vitest";
import { checkMessage } from "#shared/domain/campaigns/message-checks.ts";
import { aboveTheLineRoles } from "#shared/domain/leads/contact.ts";
import { factKinds } from "#shared/domain/leads/fact.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { SellerProfile } from "#shared/domain/settings/seller-profile.ts";

test("the demo seller fits its schema and lives on example domains", () => {
  expect(SellerProfile.parse(defaultSeller)).toEqual(defaultSeller);
  expect(defaultSeller.sender.email).toMatch(/\.example$/);
  expect(defaultSeller.website).toMatch(/\.example$/);
});

test("nothing the seller says of itself would fail the checks of a message", () => {
  const texts = [
    defaultSeller.offer,
    ...defaultSeller.problems.flatMap(({ problem, outcome, selfCheck, question, views }) => [
      `Teams often find that ${problem}.`,
      outcome,
      selfCheck,
      question,
      ...views.flatMap((view) => [`Teams often find that ${view.problem}.`, view.question]),
    ]),
    ...defaultSeller.proofPoints.map(({ statement }) => statement),
    defaultSeller.callToAction.firstTouch,
    defaultSeller.callToAction.followUp,
  ];
  for (const text of texts) {
    const paragraphs = [[{ text, factIds: [], isPersonalised: false }]];
    const { problems } = checkMessage("call", { paragraphs }, defaultSeller);
    expect({
      text,
      problems: problems.filter((problem) => !problem.startsWith("reads at")),
    }).toEqual({
      text,
      problems: [],
    });
  }
});

test("signals, roles and proofs name things that exist", () => {
  const ids = defaultSeller.problems.map(({ id }) => id);
  const roles: readonly string[] = aboveTheLineRoles;
  const kinds: readonly string[] = factKinds;
  for (const { signals, roles: own, views } of defaultSeller.problems) {
    expect(signals.filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(
      [...own, ...views.flatMap((view) => view.roles)].filter((role) => !roles.includes(role)),
    ).toEqual([]);
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(
    defaultSeller.proofPoints
      .flatMap(({ problemIds }) => problemIds)
      .filter((id) => !ids.includes(id)),
  ).toEqual([]);
});
