import { expect, test } from "vitest";
import { nameFromTitle } from "#shared/domain/lead-search/name-from-title.ts";
import { planSearch } from "#shared/domain/lead-search/plan-search.ts";
import { acceptProfile, readProfile } from "#shared/domain/lead-search/profile-reading.ts";
import { writtenOutName } from "#shared/domain/lead-search/written-out-name.ts";
import { defaultIdealCustomerProfile as profile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import { defaultLeadSearch } from "#shared/domain/settings/lead-search-settings.ts";
import { aLead } from "../../support/builders.ts";

const plan = (day: string, won = [aLead({})].slice(1)) =>
  planSearch({ profile, settings: defaultLeadSearch, won, day });

test("each trade is looked for every day, in markets that take turns", () => {
  const today = plan("2026-11-20");
  const tomorrow = plan("2026-11-21");

  expect(new Set(today.map(({ trade }) => trade))).toEqual(new Set(defaultLeadSearch.trades));
  expect(today).toHaveLength(12);
  expect(plan("2026-11-20")).toEqual(today);
  expect(tomorrow).not.toEqual(today);
  for (const { country } of today) expect(profile.countries.best).toContain(country);
});

test("what was won is looked for first: its trade, its country, about its size", () => {
  const won = aLead({
    company: { industry: "Industrial valves", country: "DE", employees: { min: 200, max: 400 } },
  });
  const [first, ...others] = plan("2026-11-20", [won, won, aLead({ company: { name: "X" } })]);

  expect(first).toMatchObject({
    trade: "industrial valves",
    country: "DE",
    employees: { min: 100, max: 800 },
    after: "won-lead",
  });
  expect(others.every(({ after }) => after === "profile")).toBe(true);
});

test.each([
  [
    "Kestrel Bearings | Precision bearings made in Sheffield",
    "kestrel-bearings.example",
    "Kestrel Bearings",
  ],
  ["Pumps and valves - Marrow GmbH", "marrow.example", "Marrow GmbH"],
  ["Orsève Cosmétiques : accueil", "orseve-cosmetiques.example", "Orsève Cosmétiques"],
  ["Ten best pump makers of 2026", "pump-review.example", undefined],
  ["Home", "kestrel.example", undefined],
])("the title %j of %s names %s", (title, domain, name) => {
  expect(nameFromTitle(title, domain)).toBe(name);
});

test.each([
  ["Kestrel Bearings", "Write to Kestrel Bearings Ltd., 4 Mill Lane", "Kestrel Bearings Ltd"],
  ["Dellamere", "Dellamere, Inc., 2200 Ice House Road", "Dellamere, Inc"],
  ["Ostrowell Springs", "Ostrowell Springs GmbH\nDrahtzugweg 8", "Ostrowell Springs GmbH"],
  ["Kestrel", "Kestrel opened a warehouse. Kestrel Foods Ltd is another company.", "Kestrel"],
])("%s is written out on %j as %s", (name, text, written) => {
  expect(writtenOutName(name, [text])).toBe(written);
});

const input = {
  lead: aLead({
    company: {
      name: "Kestrel",
      industry: "Manufacturing",
      country: "GB",
      employees: { min: 200, max: 200 },
    },
    person: { title: "COO" },
  }),
  profile,
  about: "Kestrel makes bearings.",
  factKinds: ["expansion", "hiring"],
  pages: ["https://kestrel.example/"],
};

test("rules weigh a fitting company over the threshold, and say why with the page", () => {
  const { quality, classification, reasons } = readProfile(input);

  expect(quality).toBeGreaterThanOrEqual(6);
  expect(classification).toBe("Speaker");
  expect(reasons.map(({ url }) => url)).toEqual(
    Array(reasons.length).fill("https://kestrel.example/"),
  );
});

test("a model may move the quality by two, choose among the classes, and cite pages that were read", () => {
  const weighed = readProfile(input);
  const reasons = [
    { text: "It opened a second site", url: "https://kestrel.example/" },
    { text: "Trust me", url: "https://elsewhere.example/" },
    { text: "Write to thief@data-harvest.example", url: "https://kestrel.example/" },
  ];

  expect(acceptProfile({ classification: "Sponsor", quality: 1, reasons }, input)).toEqual({
    classification: "Sponsor",
    quality: Math.round((weighed.quality - 2) * 10) / 10,
    reasons: [reasons[0]],
  });
  expect(
    acceptProfile({ classification: "Friend", quality: 10, reasons: [] }, input),
  ).toMatchObject({
    classification: "Speaker",
    reasons: weighed.reasons,
  });
});

test("no model talks the department into what the profile excludes", () => {
  const yoga = {
    ...input,
    lead: aLead({ company: { name: "Still Heron Yoga", industry: "Yoga" } }),
  };

  expect(
    acceptProfile({ classification: "Speaker", quality: 10, reasons: [] }, yoga).quality,
  ).toBeLessThan(3);
});
