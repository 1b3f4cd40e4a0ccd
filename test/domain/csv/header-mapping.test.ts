import { describe, expect, test } from "vitest";
import { mapHeaders } from "#shared/domain/csv/header-mapping.ts";
import { MappingPreview, previewMapping } from "#shared/domain/csv/mapping-preview.ts";

const fieldsOf = (...headers: string[]) => mapHeaders(headers).columns.map(({ field }) => field);

describe("headers people write", () => {
  test.each([
    [
      "English",
      "Company Name",
      "Website",
      "First Name",
      "Last Name",
      "Job Title",
      "E-mail",
      "Employees",
    ],
    [
      "German",
      "Firma",
      "Internetseite",
      "Vorname",
      "Nachname",
      "Funktion",
      "E-Mail-Adresse",
      "Mitarbeiterzahl",
    ],
    [
      "French",
      "Société",
      "Site web",
      "Prénom",
      "Nom",
      "Poste",
      "Adresse e-mail",
      "Nombre d'employés",
    ],
    [
      "Spanish",
      "Empresa",
      "Página web",
      "Nombre",
      "Apellidos",
      "Cargo",
      "Correo electrónico",
      "Nº de empleados",
    ],
    [
      "Italian",
      "Azienda",
      "Sito web",
      "Nome di battesimo",
      "Cognome",
      "Ruolo",
      "Indirizzo e-mail",
      "Dipendenti",
    ],
    [
      "Dutch",
      "Bedrijfsnaam",
      "Webpagina",
      "Voornaam",
      "Achternaam",
      "Functie",
      "E-mailadres",
      "Aantal medewerkers",
    ],
    [
      "Polish",
      "Nazwa firmy",
      "Strona WWW",
      "Imię",
      "Nazwisko",
      "Stanowisko",
      "Adres e-mail",
      "Liczba pracowników",
    ],
  ])("%s is understood", (_language, ...headers) => {
    expect(fieldsOf(...headers)).toEqual([
      "company",
      "website",
      "firstName",
      "lastName",
      "jobTitle",
      "email",
      "employees",
    ]);
  });

  test("an export of a CRM is understood", () => {
    expect(
      fieldsOf(
        "Record ID",
        "companyName",
        "Company Domain Name",
        "Contact: E-mail 1",
        "Email Status",
        "Person Linkedin Url",
        "Company Linkedin Url",
        "Work Direct Phone",
        "Company Phone",
        "# Employees",
        "Annual Revenue (USD)",
        "Company Country",
        "HQ_CITY",
        "Contact Owner",
        "Last Activity Date",
        "Lead Source",
      ),
    ).toEqual([
      undefined,
      "company",
      "domain",
      "email",
      undefined,
      "linkedinUrl",
      "companyLinkedinUrl",
      "phone",
      "companyPhone",
      "employees",
      "revenue",
      "country",
      "city",
      undefined,
      undefined,
      "source",
    ]);
  });

  test("a bare name is the person's beside a company and the company's beside a website", () => {
    expect(fieldsOf("Name", "Company", "Email")).toEqual(["fullName", "company", "email"]);
    expect(fieldsOf("Name", "Website")).toEqual(["company", "website"]);
    expect(fieldsOf("Name", "First Name", "Last Name")[0]).toBe("company");
    expect(fieldsOf("Firma", "Vorname", "Name").at(-1)).toBe("lastName");
    expect(fieldsOf("Azienda", "Nome", "Cognome")[1]).toBe("firstName");
    expect(fieldsOf("Entreprise", "Nom")[1]).toBe("fullName");
    expect(fieldsOf("Name", "Email")).toEqual(["fullName", "email"]);
  });

  test("every column says why, and what is not understood is listed", () => {
    const { columns, unmapped } = mapHeaders(["Company", "Contact E-mail", "Favourite colour"]);
    expect(columns.map(({ confidence }) => confidence)).toEqual([1, 0.9, 0]);
    expect(columns.every(({ reason }) => reason.length > 0)).toBe(true);
    expect(unmapped).toEqual(["Favourite colour"]);
  });
});

describe("doubt", () => {
  test("two e-mail columns are reported, and the surer one is used first", () => {
    const { places, problems } = mapHeaders(["Company", "Contact E-mail", "Email"]);
    expect(places.email).toEqual([2, 1]);
    expect(problems).toEqual([
      {
        kind: "ambiguous",
        columns: ["Email", "Contact E-mail"],
        message:
          '2 columns look like email: "Email" is used, and "Contact E-mail" in rows where it is empty.',
      },
    ]);
  });

  test("columns without a header are known by what stands in them", () => {
    const samples = [
      ["Acme GmbH", "acme.example", "jo@acme.example", "11-50", "+49 30 123456"],
      ["Beta Ltd", "beta.example", "", "51-200", "030 / 123 456"],
    ];
    const { columns } = mapHeaders(["column_1", "column_2", "column_3", "column_4", "column_5"], {
      samples,
    });
    expect(columns.map(({ field }) => field)).toEqual([
      "company",
      "domain",
      "email",
      "employees",
      "phone",
    ]);
  });

  test("a column LinkedIn full of companies' pages is the companies'", () => {
    const samples = [["https://linkedin.com/company/acme"], ["linkedin.com/company/beta"]];
    expect(mapHeaders(["LinkedIn"], { samples }).columns[0]?.field).toBe("companyLinkedinUrl");
  });

  test("a file that can give no lead says so", () => {
    expect(mapHeaders(["First Name", "City"]).problems.map(({ kind }) => kind)).toEqual([
      "no-company",
    ]);
  });
});

describe("overrides", () => {
  test("what a person chose counts, also to ignore a column", () => {
    const { columns, places } = mapHeaders(["Company", "Org", "Code"], {
      overrides: { Org: "company", company: "ignore", Code: "notes" },
    });
    expect(columns.map(({ field }) => field)).toEqual([undefined, "company", "notes"]);
    expect(places.company).toEqual([1]);
  });

  test("a column or a field that does not exist is a problem, and the guess stays", () => {
    const { columns, problems } = mapHeaders(["Company", "Email"], {
      overrides: { Compnay: "company", Email: "e-post" },
    });
    expect(problems.map(({ kind }) => kind)).toEqual(["unknown-column", "unknown-field"]);
    expect(problems[0]?.message).toBe('The file has no column "Compnay". It has: Company, Email.');
    expect(columns[1]?.field).toBe("email");
  });
});

test("a preview shows each column with different samples, and what may be chosen", () => {
  const rows = [
    ["Acme", " a@acme.example "],
    ["Acme", ""],
    ["Beta", "b@beta.example"],
  ];
  const preview = previewMapping(["Company", "Email"], rows);
  expect(MappingPreview.parse(preview)).toEqual(preview);
  expect(preview.columns.map(({ field, samples }) => [field, samples])).toEqual([
    ["company", ["Acme", "Beta"]],
    ["email", ["a@acme.example", "b@beta.example"]],
  ]);
  expect(preview.fields).toContain("companyLinkedinUrl");
});
