import { expect, test } from "vitest";
import { pickCompanySite } from "#shared/domain/enrichment/pick-company-site.ts";
import { writtenName } from "#shared/domain/enrichment/written-name.ts";

function result(url: string, title = "") {
  return { url, title };
}

function pick(name: string, ...results: ReturnType<typeof result>[]): string {
  const picked = pickCompanySite(name, results);
  return picked.kind === "picked" ? picked.domain : picked.reason;
}

test.each([
  ["KESTREL BEARINGS LIMITED", "https://kestrel-bearings.example/", "kestrel-bearings.example"],
  [
    "Brandtmüller Ventiltechnik GmbH",
    "https://brandtmueller-ventile.example/",
    "brandtmueller-ventile.example",
  ],
  ["Gantry & Loom", "https://www.gantryandloom.example/home", "gantryandloom.example"],
  ["Orsève Cosmétiques", "https://orseve-cosmetiques.example/", "orseve-cosmetiques.example"],
])("%s has its site at %s", (name, url, domain) => {
  expect(pick(name, result(url, `${name} - Home`))).toBe(domain);
});

test.each([
  "https://www.linkedin.com/company/kestrel-bearings",
  "https://kestrel-bearings.facebook.com/",
  "https://www.dnb.com/kestrel-bearings",
  "https://industry-ledger.example/companies/kestrel-bearings",
  "https://northern-bearings.example/",
  "https://kestrelair.example/",
])("%s is not the site of Kestrel Bearings", (url) => {
  expect(pick("Kestrel Bearings Ltd", result(url, "Kestrel"))).toBe(
    "no result is surely the company's own site",
  );
});

test("the own site is picked from below news and directories", () => {
  const picked = pick(
    "Kestrel Bearings Ltd",
    result("https://trade-wire.example/2026/kestrel-bearings", "Kestrel Bearings signs deal"),
    result("https://industry-ledger.example/companies/kestrel-bearings", "Kestrel Bearings"),
    result("https://kestrel-bearings.example/about", "About us | Kestrel Bearings"),
  );
  expect(picked).toBe("kestrel-bearings.example");
});

test("without results there is nothing to pick", () => {
  expect(pick("Kestrel Bearings")).toBe("the search found nothing");
});

test.each([
  ["KESTREL BEARINGS LTD", "Kestrel Bearings Ltd"],
  ["ABB", "ABB"],
  ["IKEA", "IKEA"],
  ["BMW Werk Leipzig", "BMW Werk Leipzig"],
  ["SKF ÖSTERREICH AG", "SKF Österreich AG"],
])("the press writes %s as %s", (shouted, written) => {
  expect(writtenName(shouted)).toBe(written);
});
