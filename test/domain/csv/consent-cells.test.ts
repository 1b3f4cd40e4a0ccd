import { expect, test } from "vitest";
import { mapHeaders } from "#shared/domain/csv/header-mapping.ts";
import { rowToLead } from "#shared/domain/csv/row-to-lead.ts";

const now = new Date("2026-11-20T13:00:00Z");
const headers = ["Company", "Consent", "Consent source", "Consent date"];

function read(...cells: string[]) {
  const outcome = rowToLead(
    { line: 2, cells: ["Kestrel Ltd", ...cells] },
    mapHeaders(headers),
    now,
  );
  if (outcome.kind === "rejected") throw new Error("rejected");
  const { consent, doNotContact } = outcome.draft;
  return { consent, doNotContact, warnings: outcome.warnings.map(({ rule }) => rule) };
}

test("the columns of consent are known by their names", () => {
  expect(mapHeaders(headers).columns.map(({ field }) => field)).toEqual([
    "company",
    "consent",
    "consentSource",
    "consentDate",
  ]);
});

test.each([
  ["consent", "2026-05-12", "consent"],
  ["Opt-in", "12.05.2026", "consent"],
  ["Einwilligung", "2026-05-12T08:00:00Z", "consent"],
  ["existing customer", "2026-05-12", "relationship"],
  ["Relationship", "2026-05-12", "relationship"],
  ["published", "2026-05-12", "published"],
])("LAW-EU-1: %s of %s with its source is stored", (word, day, kind) => {
  expect(read(word, "card 118, Harbour Expo", day)).toEqual({
    consent: { kind, source: "card 118, Harbour Expo", at: "2026-05-12" },
    doNotContact: undefined,
    warnings: [],
  });
});

test.each([
  ["without a source", ["consent", "", "2026-05-12"]],
  ["without a day", ["consent", "card 118", ""]],
  ["with a day that is no day", ["consent", "card 118", "2026-02-30"]],
  ["with a day that could be two", ["consent", "card 118", "05/12/2026"]],
  ["of an unknown kind", ["telepathy", "card 118", "2026-05-12"]],
])("LAW-EU-1: consent %s cannot be shown, so it is reported and not used", (_what, cells) => {
  expect(read(...cells)).toEqual({
    consent: undefined,
    doNotContact: undefined,
    warnings: ["consent-unusable"],
  });
});

test("LAW-EU-1: consent of a day to come is reported by row, field and rule, and not used", () => {
  const cells = ["Kestrel Ltd", "consent", "card 118", "2099-01-01"];
  const outcome = rowToLead({ line: 7, cells }, mapHeaders(headers), now);

  expect(outcome).toMatchObject({
    kind: "lead",
    warnings: [
      {
        line: 7,
        column: "Consent date",
        value: "2099-01-01",
        rule: "consent-unusable",
        message: expect.stringContaining("in the future"),
      },
    ],
  });
  expect(outcome).not.toHaveProperty("draft.consent");
  // Where it is tomorrow already, somebody may have given it.
  expect(read("consent", "card 118", "2026-11-21").warnings).toEqual([]);
  expect(read("consent", "card 118", "2026-11-22").warnings).toEqual(["consent-unusable"]);
});

test.each(["no", "withdrawn", "Opted out", "Widerrufen"])(
  "LAW-EU-1: the word %s keeps the person from being contacted",
  (word) => {
    expect(read(word, "", "")).toEqual({
      consent: undefined,
      doNotContact: `The file says of consent: ${word}`,
      warnings: [],
    });
  },
);

test.each(["Legitimate interest – prospect/lead", "pending", "Berechtigtes Interesse"])(
  "the words %s allow nothing and forbid nothing",
  (word) => {
    expect(read(word, "", "")).toEqual({
      consent: undefined,
      doNotContact: undefined,
      warnings: [],
    });
  },
);
