import { expect, test } from "vitest";
import { spokenCompanyName } from "#shared/domain/campaigns/spoken-company-name.ts";
import { aFact } from "../../support/campaign-builders.ts";

const saying = (...statements: readonly string[]) =>
  statements.map((statement) => aFact({ kind: "expansion", statement }));

test.each([
  ["Calderbyrne Medical Supplies", "Calderbyrne finished its hall.", "Calderbyrne"],
  [
    "Saltmarsh & Pryce Brewing Supplies, LLC",
    "Saltmarsh & Pryce opened a depot.",
    "Saltmarsh & Pryce",
  ],
  ["Kettle Portage Packaging", "In June Kettle Portage began work.", "Kettle Portage"],
])("%s is called as its own pages call it", (name, statement, spoken) => {
  expect(spokenCompanyName(name, saying(statement))).toBe(spoken);
});

test("without such a page the name stays whole", () => {
  const name = "Calderbyrne Medical Supplies";
  expect(spokenCompanyName(name, saying("Calderbyrne Medical Supplies opened a hall."))).toBe(name);
  expect(spokenCompanyName(name, [])).toBe(name);
});

test("the name of a person is no name of the company", () => {
  const fact = aFact({ kind: "role", subject: "person", statement: "Brackenholt said so." });
  expect(spokenCompanyName("Brackenholt Garden Machinery", [fact])).toBe(
    "Brackenholt Garden Machinery",
  );
});
