import { expect, test } from "vitest";
import { suppressionKey } from "#shared/domain/compliance/suppression.ts";
import { suppressionRow } from "#shared/domain/compliance/suppression-row.ts";

const stopped = (...cells: readonly string[]) =>
  suppressionRow(cells).named.map(({ scope, value }) => suppressionKey(scope, value));

test.each([
  "'kim@host.example",
  '"kim@host.example"',
  "“kim@host.example”",
  "‘kim@host.example’",
  "<kim@host.example>",
  "(kim@host.example)",
  "Kim <kim@host.example>",
  "Kim @ Acme <kim@host.example>",
  "mailto:kim@host.example",
  "mailto:kim@host.example?subject=stop",
  "SMTP:kim@host.example",
  "kim%40host.example",
  "kim@host.example;",
  "kim@host.example,",
  "kim@host.example.",
  "=kim@host.example",
  "- kim@host.example",
  "  KIM@Host.EXAMPLE\t",
  "\u00a0kim@host.example",
  "\ufeffkim@host.example",
  "kim\u200b@host.\u200dexample",
  "ki\u00adm@host.example",
  "\u202akim@host.example\u202c",
  "kim＠host.example",
  "ｋｉｍ＠ｈｏｓｔ．ｅｘａｍｐｌｅ",
  "kim@host。example",
])("%j stops kim@host.example", (cell) => {
  expect(suppressionRow([cell])).toEqual({
    named: [{ scope: "address", value: "kim@host.example" }],
    problems: [],
  });
});

test.each(["kim@bücher.example", "KIM@XN--BCHER-KVA.example", "kim@BÜCHER.example"])(
  "%s is stopped in either spelling of its domain",
  (cell) => {
    expect(stopped(cell)).toEqual(["address:kim@xn--bcher-kva.example"]);
  },
);

test.each([
  "host.example",
  "HTTP://WWW.Host.Example",
  "https://www.host.example/",
  "www.host.example",
  "@host.example",
  "*.host.example",
  ".host.example",
  "*@host.example",
  "*@*.host.example",
  "%@host.example",
  "'host.example",
  "host.example,",
  "host.example.",
  "host\u200b.example",
])("%j stops the domain host.example", (cell) => {
  expect(suppressionRow([cell])).toEqual({
    named: [{ scope: "domain", value: "host.example" }],
    problems: [],
  });
});

test.each([
  ["linkedin.com/in/Kim,", "linkedin:https://www.linkedin.com/in/kim"],
  ["<https://www.linkedin.com/in/kim>", "linkedin:https://www.linkedin.com/in/kim"],
  ["'https://de.linkedin.com/in/kim/", "linkedin:https://www.linkedin.com/in/kim"],
  ["'+44 20 7946 0018;", suppressionKey("phone", "020 7946 0018")],
  ["＋４４ 20 7946 0018", suppressionKey("phone", "020 7946 0018")],
  ["bücher.example", "domain:xn--bcher-kva.example"],
])("%j stops %s", (cell, key) => {
  expect(stopped(cell)).toEqual([key]);
});

test.each([
  ["kim @ host.example", "email-invalid"],
  ["kim @host.example", "email-invalid"],
  ["kim@host", "email-invalid"],
  ["kim@host..example", "email-invalid"],
  ["кim@host.example", "email-invalid"],
  ['"kim smith"@host.example', "email-invalid"],
  ["kim(at)mail.host.example", "nobody-named"],
  ["kim[at]mail.host.example", "nobody-named"],
  ["gmail.com", "domain-shared"],
  ["https://lnkd.in/abc", "domain-shared"],
  ["https://www.linkedin.com/in/", "linkedin-invalid"],
  ["@kim", "nobody-named"],
  ["", "nobody-named"],
])("%j stops nobody and says so: %s", (cell, rule) => {
  const row = suppressionRow([cell]);
  expect(row.named).toEqual([]);
  expect(row.problems).toMatchObject([{ rule }]);
});

test("an address that cannot be read does not stop everybody at the domain beside it", () => {
  expect(suppressionRow(["kim @host.example", "host.example"])).toMatchObject({
    named: [],
    problems: [{ cell: 0, rule: "email-invalid" }],
  });
});

test("what of a row is not stopped is told, and the rest is stopped", () => {
  const row = suppressionRow(["kim@host.example; lee@host", "4.42079E+11"], ["Mail", "Phone"]);
  expect(row.named).toEqual([{ scope: "address", value: "kim@host.example" }]);
  expect(row.problems).toMatchObject([
    { cell: 0, rule: "email-invalid" },
    { cell: 1, rule: "phone-invalid" },
  ]);
});

test.each([
  [["facebook.com/acme", "acme.example"], ["acme.example"]],
  [["gmail.com", "https://acme.example/contact"], ["acme.example"]],
  [["St.Gallen", "acme.example"], ["acme.example"]],
  [["Node.js", "acme.example"], ["acme.example"]],
  [
    ["acme.example", "https://www.acme.example/", "other.example"],
    ["acme.example", "other.example"],
  ],
  [["acme.example; other.co.uk, acme.agency"], ["acme.example", "other.co.uk", "acme.agency"]],
  [["xn--e1afmkfd.xn--p1ai", "пример.рф"], ["xn--e1afmkfd.xn--p1ai"]],
])("the row %j stops every domain it names: %j", (cells, domains) => {
  expect(suppressionRow(cells)).toEqual({
    named: domains.map((value) => ({ scope: "domain", value })),
    problems: [],
  });
});

test.each(["Node.js", "St.Gallen", "met at fair, acme.example", "acme.example and others"])(
  "%j is no domain and stops nobody",
  (cell) => {
    expect(suppressionRow([cell])).toMatchObject({
      named: [],
      problems: [{ rule: "nobody-named" }],
    });
  },
);

test("what is everybody's is told where a row names nothing else", () => {
  expect(suppressionRow(["Acme", "facebook.com/acme"])).toMatchObject({
    named: [],
    problems: [{ rule: "domain-shared", message: expect.stringContaining("facebook.com") }],
  });
});

test.each(["!", "(", "a@", "-.", "a.example;", "a;"])(
  "a long cell of %j takes no longer than as many signs in twenty cells",
  (signs) => {
    const long = signs.repeat(200_000 / signs.length);
    const short = signs.repeat(10_000 / signs.length);
    const millisecondsFor = (cells: readonly string[]) => {
      const began = process.cpuUsage();
      for (const cell of cells) suppressionRow([`${cell}x`], ["Phone"]);
      const { user } = process.cpuUsage(began);
      return user / 1_000;
    };
    const inParts = () => millisecondsFor(Array.from({ length: 20 }, () => short));
    inParts();

    // The square of a length would make it twenty times as long; cores that others use count in neither.
    expect(millisecondsFor([long])).toBeLessThan(8 * inParts() + 50);
  },
);

test.each([
  "kim(at)z1.example",
  "kim at z1.example",
  "kim#z1.example",
  "n/a",
  "unknown",
  "see note",
])(
  "an address that reads %s is reported, and nobody else at the domain beside it is stopped",
  (email) => {
    const row = suppressionRow([email, "Zed", "z1.example"], ["email", "company", "website"]);
    expect(row.named).toEqual([]);
    expect(row.problems).toMatchObject([{ cell: 0, rule: "email-invalid" }]);
    const empty = suppressionRow(["", "Zed", "z1.example"], ["email", "company", "website"]);
    expect(empty.named).toEqual([{ scope: "domain", value: "z1.example" }]);
  },
);
