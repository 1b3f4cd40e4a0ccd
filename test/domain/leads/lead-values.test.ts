import { expect, test } from "vitest";
import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import { countryCode } from "#shared/domain/leads/country.ts";
import { isFreeMailDomain, registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { parseEmployees } from "#shared/domain/leads/employee-range.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import { splitFullName } from "#shared/domain/leads/split-full-name.ts";

test.each([
  ["The Northwind Co., Ltd.", "northwind"],
  ["Müller & Söhne GmbH & Co. KG", "muller and sohne"],
  ["Müller and Söhne gmbh", "muller and sohne"],
  ["Acme S.A. de C.V.", "acme"],
  ["Kowalski Sp. z o.o.", "kowalski"],
  ["KOWALSKI SPÓŁKA Z O.O.", "kowalski"],
  ["Foo S.p.A.", "foo"],
  ["Bar s.r.o.", "bar"],
  ["Ørsted A/S", "orsted"],
  ["L’Oréal", "loreal"],
  ["Fooo B.V.", "fooo"],
  ["AG", "ag"],
  ["株式会社テスト", "株式会社テスト"],
])("%s is %s", (name, normalised) => {
  expect(normaliseCompanyName(name)).toBe(normalised);
});

test.each([
  ["51-200", { min: 51, max: 200 }],
  ["51 – 200 employees", { min: 51, max: 200 }],
  ["1,000+", { min: 1000 }],
  [">500", { min: 500 }],
  ["<10", { max: 10 }],
  ["~40", { min: 40, max: 40 }],
  ["1.2k", { min: 1200, max: 1200 }],
  ["10K-50K", { min: 10_000, max: 50_000 }],
  ["1.000", { min: 1000, max: 1000 }],
  ["10 000", { min: 10_000, max: 10_000 }],
  ["5.000 bis 10.000", { min: 5000, max: 10_000 }],
  ["Nov-50", { min: 11, max: 50 }],
  ["2-Oct", { min: 2, max: 10 }],
  ["Self-employed", { min: 1, max: 1 }],
  ["many", undefined],
  ["-5", undefined],
  ["2019-01-02", undefined],
  ["99999999999", undefined],
])("%s employees", (text, range) => {
  expect(parseEmployees(text)).toEqual(range);
});

test.each([
  ["Dr. Jana von Berg", "Jana", "von Berg"],
  ["Berg, Jana", "Jana", "Berg"],
  ["BERG Jana", "Jana", "BERG"],
  ["DE LA CRUZ Maria", "Maria", "DE LA CRUZ"],
  ["Prof. Dr. Ludwig van der Rohe", "Ludwig", "van der Rohe"],
  ["Smith Jr., John", "John", "Smith"],
  ["John Smith, PhD, MBA", "John", "Smith"],
  ["Mr John Smith III", "John", "Smith"],
  ["José Luis García", "José Luis", "García"],
  ["Anna (Ania) Nowak-Kowalska", "Anna", "Nowak-Kowalska"],
  ["JOHN SMITH", "JOHN", "SMITH"],
  ["Jana", "Jana", undefined],
])("%s is %s and %s", (text, firstName, lastName) => {
  const name = splitFullName(text);
  expect([name?.firstName, name?.lastName]).toEqual([firstName, lastName]);
});

test.each([
  ["Germany", "DE"],
  ["DEU", "DE"],
  ["de", "DE"],
  ["Allemagne", "DE"],
  ["Niemcy", "DE"],
  ["Duitsland", "DE"],
  ["U.S.A.", "US"],
  ["Estados Unidos", "US"],
  ["England", "GB"],
  ["Vereinigtes Königreich", "GB"],
  ["The Netherlands", "NL"],
  ["Côte d'Ivoire", "CI"],
  ["Czech Republic", "CZ"],
  ["Republic of Korea", "KR"],
  ["Republic of Ireland", "IE"],
  ["Berlin, Germany", "DE"],
  ["Germany (DE)", "DE"],
  ["Atlantis", undefined],
])("%s is the country %s", (text, code) => {
  expect(countryCode(text)).toBe(code);
});

test.each([
  ["https://www.shop.acme.co.uk/x?y", "acme.co.uk"],
  ["jana@mail.acme.example", "acme.example"],
  ["HTTP://ACME.COM:8080", "acme.com"],
  ["www.müller.example", "xn--mller-kva.example"],
  ["acme.github.io", "acme.github.io"],
  ["127.0.0.1", undefined],
  ["localhost", undefined],
  ["acme", undefined],
  ["acme..com", undefined],
])("the domain of %s is %s", (text, domain) => {
  expect(registrableDomain(text)).toBe(domain);
});

test("a mailbox provider is no employer", () => {
  expect(["gmail.com", "yahoo.co.uk", "live.nl", "web.de"].every(isFreeMailDomain)).toBe(true);
  expect(isFreeMailDomain("acme.example")).toBe(false);
});

test.each([
  ["de.linkedin.com/in/Jana-M/?x=1", "person", "https://www.linkedin.com/in/jana-m"],
  ["http://linkedin.com/company/Acme/about", "company", "https://www.linkedin.com/company/acme"],
  ["linkedin.com/in/j%C3%BCrgen", "person", "https://www.linkedin.com/in/j%C3%BCrgen"],
])("%s is one page", (text, kind, url) => {
  expect(parseLinkedInUrl(text)).toEqual({ kind, url });
});

test("another site is no LinkedIn page", () => {
  expect(parseLinkedInUrl("https://evil.example/linkedin.com/in/jana")).toBeUndefined();
  expect(parseLinkedInUrl("jana")).toBeUndefined();
});
