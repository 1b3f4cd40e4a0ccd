import { expect, test } from "vitest";
import { describeConflict, withConflicts } from "#shared/domain/enrichment/conflict-facts.ts";
import { mergeCompany } from "#shared/domain/enrichment/merge-company.ts";
import { resolveConflicts } from "#shared/domain/enrichment/resolve-conflicts.ts";
import { aPageFact, aValue } from "../../support/enrichment-builders.ts";

const own = aValue();
const vendor = aValue({ value: "300", sourceName: "apollo", url: "https://app.apollo.io/#/o/1" });
const news = aValue({ value: "260", sourceName: "news", url: "https://wire.example/2026/kestrel" });
const directory = aValue({
  value: "90",
  sourceName: "news",
  url: "https://ledger.example/companies/kestrel",
});

function winnerOf(...values: Parameters<typeof resolveConflicts>[0]) {
  return resolveConflicts(values, "kestrel.example")[0]?.winner.value;
}

test("the own site wins over a vendor, a vendor over news, news over a directory", () => {
  expect(winnerOf(directory, news, vendor, own)).toBe("240");
  expect(winnerOf(directory, news, vendor)).toBe("300");
  expect(winnerOf(directory, news)).toBe("260");
});

test("of two own pages the newer statement wins, then the surer one", () => {
  const older = aValue({ value: "180", publishedOn: "2024-01-10" });
  const newer = aValue({ value: "220", publishedOn: "2026-05-01" });
  expect(winnerOf(older, newer)).toBe("220");
  expect(winnerOf(aValue({ value: "1", confidence: 0.5 }), own)).toBe("240");
});

test("values that say the same are no conflict", () => {
  const again = aValue({ value: " 240 ", sourceName: "apollo" });
  expect(resolveConflicts([own, again], "kestrel.example")[0]?.losers).toEqual([]);
});

test("what the list says stays, empty fields are filled, and the contradiction is told", () => {
  const given = { domain: "kestrel.example", employees: { min: 51, max: 200 } };
  const city = aValue({ field: "city", value: "Sheffield" });

  const merged = mergeCompany(given, resolveConflicts([own, city], "kestrel.example"));

  expect(merged.company).toEqual({ ...given, city: "Sheffield" });
  expect(merged.conflicts.map(describeConflict)).toEqual([
    "employees: the list says 51-200, website says 240",
  ]);
});

test("a head count within the list's range contradicts nothing", () => {
  const given = { employees: { min: 201, max: 500 } };
  expect(mergeCompany(given, resolveConflicts([own], undefined)).conflicts).toEqual([]);
});

test.each([
  ["country", "United Kingdom", { country: "GB" }],
  ["country", "Atlantis", {}],
  ["employees", "about 1,200 people", { employees: { min: 1200, max: 1200 } }],
  [
    "linkedinUrl",
    "http://uk.linkedin.com/company/Kestrel/",
    { linkedinUrl: "https://www.linkedin.com/company/kestrel" },
  ],
  ["linkedinUrl", "https://www.linkedin.com/in/jana", {}],
  ["website", "not a url", {}],
  ["founded", "1974", {}],
] as const)("the %s %j becomes %j", (field, value, company) => {
  const resolved = resolveConflicts([aValue({ field, value })], undefined);
  expect(mergeCompany({}, resolved).company).toEqual(company);
});

test("a losing value stays visible as a weak fact, and no fact is told twice", () => {
  const { conflicts } = mergeCompany({}, resolveConflicts([own, vendor, news], "kestrel.example"));
  const fromNews = aPageFact({ value: "260", url: news.url, sourceName: "wire.example" });

  const facts = withConflicts([aPageFact(), fromNews], conflicts, "Kestrel Bearings");

  expect(facts.map(({ value, confidence }) => [value, confidence])).toEqual([
    ["240", 0.9],
    ["260", 0.4],
    ["300", 0.4],
  ]);
  expect(facts.at(-1)).toMatchObject({ kind: "headcount", sourceName: "apollo", url: vendor.url });
});
