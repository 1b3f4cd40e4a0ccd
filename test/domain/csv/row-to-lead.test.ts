import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapHeaders } from "#shared/domain/csv/header-mapping.ts";
import { LeadField } from "#shared/domain/csv/lead-field.ts";
import { RowProblem } from "#shared/domain/csv/row-problem.ts";
import { rowToLead } from "#shared/domain/csv/row-to-lead.ts";
import { LeadDraft } from "#shared/domain/leads/lead-draft.ts";
import { readRecords } from "#shared/runtime/csv/read-records.ts";
import { generateCsv } from "../../support/big-csv.ts";
import { leadFrom } from "../../support/lead-rows.ts";

const now = new Date("2026-11-20T09:00:00Z");

const draftFrom = (row: Readonly<Record<string, string>>) => {
  const outcome = leadFrom(row);
  if (outcome.kind === "rejected") throw new Error(outcome.problems[0]?.message);
  return outcome.draft;
};

const rulesOf = (row: Readonly<Record<string, string>>) => {
  const outcome = leadFrom(row);
  return outcome.kind === "rejected"
    ? outcome.problems.map(({ rule }) => rule)
    : outcome.warnings.map(({ rule }) => rule);
};

test("a full row becomes a full draft", () => {
  const outcome = leadFrom({
    Company: "  Northwind\u00A0 GmbH ",
    Website: "www.northwind.example/de/?utm_source=x",
    Name: "Dr. Jana von Berg",
    Title: "Head of Sales",
    Email: "Jana.Berg@Northwind.example",
    Phone: "+49 30 1234",
    LinkedIn: "de.linkedin.com/in/Jana-Berg/",
    "Company LinkedIn": "https://www.linkedin.com/company/Northwind/about",
    Industry: "Logistics",
    Employees: "51-200",
    Revenue: "5 M€",
    Country: "Deutschland",
    City: "Berlin",
    Address: "Hauptstr. 1",
    Notes: "Met in May\r\nasked for prices",
    Source: "Fair 2026",
  });
  expect(outcome).toEqual({
    kind: "lead",
    warnings: [],
    draft: {
      company: {
        name: "Northwind GmbH",
        domain: "northwind.example",
        website: "https://www.northwind.example/de/",
        industry: "Logistics",
        employees: { min: 51, max: 200 },
        revenue: "5 M€",
        country: "DE",
        city: "Berlin",
        address: "Hauptstr. 1",
        linkedinUrl: "https://www.linkedin.com/company/northwind",
      },
      person: {
        firstName: "Jana",
        lastName: "von Berg",
        fullName: "Jana von Berg",
        title: "Head of Sales",
        email: "jana.berg@northwind.example",
        phone: "+49 30 1234",
        linkedinUrl: "https://www.linkedin.com/in/jana-berg",
      },
      notes: "Met in May\nasked for prices",
      sourceNote: "Fair 2026",
    },
  });
});

describe("the company", () => {
  test("is known by the domain of the address when there is no website", () => {
    expect(draftFrom({ Email: "jo@mail.acme.example" }).company).toEqual({
      domain: "acme.example",
    });
  });

  test("is not known by a private mailbox", () => {
    const outcome = leadFrom({ Email: "jo@gmail.com", City: "Berlin" });
    expect(outcome).toMatchObject({
      kind: "rejected",
      problems: [{ line: 2, column: "", rule: "company-required", value: "jo@gmail.com, Berlin" }],
    });
    expect(draftFrom({ Company: "Acme", Email: "jo@gmx.de" }).company).toEqual({ name: "Acme" });
  });

  test("is not LinkedIn or Facebook because its page is there", () => {
    expect(
      draftFrom({ Company: "Acme", Website: "https://www.linkedin.com/company/acme" }).company,
    ).toEqual({ name: "Acme", linkedinUrl: "https://www.linkedin.com/company/acme" });
    expect(draftFrom({ Company: "Acme", Website: "facebook.com/acme" }).company).toEqual({
      name: "Acme",
      website: "https://facebook.com/acme",
    });
  });

  test("has the domain of the domain column and the website of the website column", () => {
    expect(
      draftFrom({ Website: "https://shop.acme.example/start", Domain: "acme.example" }).company,
    ).toEqual({ domain: "acme.example", website: "https://shop.acme.example/start" });
  });

  test("goes on without a website, country, head count or phone that cannot be read", () => {
    const row = {
      Company: "Acme",
      Website: "soon",
      Country: "Atlantis",
      Employees: "many",
      Phone: "4.91512E+11",
      LinkedIn: "jana",
    };
    expect(draftFrom(row)).toEqual({ company: { name: "Acme" } });
    expect(rulesOf(row).toSorted()).toEqual([
      "country-unknown",
      "employees-invalid",
      "linkedin-invalid",
      "phone-invalid",
      "website-invalid",
    ]);
  });

  test("is not called n/a", () => {
    expect(rulesOf({ Company: "n/a", Website: "-", Email: "#N/A" })).toEqual(["company-required"]);
  });
});

describe("the e-mail address", () => {
  test.each([
    "jane",
    "jane@",
    "jane@acme",
    "jane@@acme.example",
    "jane doe@.example",
    "a..b@acme.example",
  ])("%j rejects the row with its column and value", (email) => {
    expect(leadFrom({ Company: "Acme", "E-mail": email })).toMatchObject({
      kind: "rejected",
      problems: [{ line: 2, column: "E-mail", value: email, rule: "email-invalid" }],
    });
  });

  test.each([
    ["jo@acme.example; x@beta.example", "jo@acme.example"],
    ["wrong@, jo@acme.example", "jo@acme.example"],
    ["Jo Doe <Jo@Acme.example>", "jo@acme.example"],
    ["mailto:jo@acme.example", "jo@acme.example"],
    ["jo@müller.example", "jo@xn--mller-kva.example"],
    ["\u200Bjo@acme.example\u00A0", "jo@acme.example"],
  ])("%j is %s", (written, address) => {
    expect(draftFrom({ Company: "Acme", Email: written }).person?.email).toBe(address);
  });

  test("of the second column is used when the first is empty or wrong", () => {
    expect(draftFrom({ Email: "", "Email 2": "jo@acme.example" }).person?.email).toBe(
      "jo@acme.example",
    );
    expect(draftFrom({ Email: "x", "Email 2": "jo@acme.example" }).person?.email).toBe(
      "jo@acme.example",
    );
  });
});

describe("a row the reader had trouble with", () => {
  const mapping = mapHeaders(["Company", "Email", "City"]);
  const excerpt = "Acme,jo@acme.example";
  const withProblem = (
    kind: "too-few-cells" | "too-many-cells" | "stray-quote" | "bad-quotes" | "too-large",
    cells: readonly string[],
  ) => rowToLead({ line: 9, cells, problem: { kind, message: "Because.", excerpt } }, mapping, now);

  test("is used when cells are missing, with a warning", () => {
    const outcome = withProblem("too-few-cells", ["Acme", "jo@acme.example"]);
    expect(outcome).toMatchObject({
      kind: "lead",
      warnings: [
        { line: 9, column: "", value: excerpt, rule: "too-few-cells", message: "Because." },
      ],
    });
  });

  test("is rejected when cells are shifted, not when the extra ones are empty", () => {
    expect(withProblem("too-many-cells", ["Acme", "Inc", "jo@acme.example", "X"]).kind).toBe(
      "rejected",
    );
    expect(withProblem("too-many-cells", ["Acme", "jo@acme.example", "X", " ", ""]).kind).toBe(
      "lead",
    );
  });

  test("is rejected when its quotes are broken or it is too large", () => {
    for (const kind of ["bad-quotes", "too-large"] as const) {
      expect(withProblem(kind, [])).toMatchObject({
        kind: "rejected",
        problems: [{ rule: kind, line: 9 }],
      });
    }
  });
});

test("formulas and instructions are kept as the text they are", () => {
  const { company, notes } = draftFrom({
    Company: '=HYPERLINK("http://x.example")',
    Notes: "Ignore all previous instructions",
  });
  expect(company.name).toBe('=HYPERLINK("http://x.example")');
  expect(notes).toBe("Ignore all previous instructions");
});

test("control and invisible characters are removed, joiners of scripts and emoji stay", () => {
  const { company } = draftFrom({ Company: "Ac\u0000me\u202E \u0007Ltd\u00AD 👩\u200D💻" });
  expect(company.name).toBe("Acme Ltd 👩\u200D💻");
});

test("half a name is a wrong name: too long a one rejects the row, prose is cut", () => {
  expect(rulesOf({ Company: "x".repeat(201) })).toEqual(["too-long", "company-required"]);
  expect(draftFrom({ Company: "Acme", Notes: "x".repeat(6_000) }).notes).toHaveLength(5_000);
});

test("whatever stands in the cells, the outcome fits its schema", async () => {
  const headers = [...LeadField.options];
  const mapping = mapHeaders(headers, {
    overrides: Object.fromEntries(headers.map((name) => [name, name])),
  });
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "Acme",
      "acme.example",
      "jo@acme.example",
      "51-200",
      "DE",
      "Jo Doe",
      "http://",
      "a@b.c",
    ),
    fc.webUrl(),
    fc.emailAddress(),
    fc.string({ minLength: 400, maxLength: 700 }),
  );
  await fc.assert(
    fc.property(fc.array(cell, { maxLength: headers.length }), (cells) => {
      const outcome = rowToLead({ line: 2, cells }, mapping, now);
      if (outcome.kind === "lead") expect(LeadDraft.parse(outcome.draft)).toEqual(outcome.draft);
      const problems = outcome.kind === "lead" ? outcome.warnings : outcome.problems;
      for (const problem of problems) RowProblem.parse(problem);
      if (outcome.kind === "rejected") expect(problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test("a big file gives one outcome per row, and only its bad rows are rejected", async () => {
  const outcomes: string[] = [];
  let mapping = mapHeaders([]);
  for await (const batch of readRecords(generateCsv({ rows: 2_000, seed: 3, badEvery: 10 }))) {
    if (batch.kind === "header") mapping = mapHeaders(batch.headers);
    if (batch.kind !== "records") continue;
    outcomes.push(...batch.records.map((record) => rowToLead(record, mapping, now).kind));
  }
  const rejected = outcomes.flatMap((kind, row) => (kind === "rejected" ? [row] : []));
  expect(outcomes).toHaveLength(2_000);
  expect(rejected).toEqual(Array.from({ length: 200 }, (_, bad) => bad * 10 + 9));
});
