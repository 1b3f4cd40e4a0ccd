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

test("a cell of a million signs is read at once", () => {
  const began = performance.now();
  for (const cell of [
    "!".repeat(1e6),
    `${"(".repeat(1e6)}a`,
    "a@".repeat(5e5),
    `${"-.".repeat(5e5)}x`,
  ]) {
    suppressionRow([cell], ["Phone"]);
  }
  expect(performance.now() - began).toBeLessThan(1_500);
});
