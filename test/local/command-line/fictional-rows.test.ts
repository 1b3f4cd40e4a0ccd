import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAllFictional } from "../../../local/command-line/fictional-rows.ts";

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "rows-")), "leads.csv");
  writeFileSync(file, text);
  return file;
}

test("the demo's companies are known to be fictional, whatever their notes hold", () => {
  expect(isAllFictional("examples/leads.csv")).toBe(true);
});

test("one real address is enough for the real network", () => {
  expect(isAllFictional(fileOf("Website\nhttps://firm.example/x.html\nwww.w3.org\n"))).toBe(false);
  expect(isAllFictional(fileOf("E-mail;Firma\nanna@firm.example;Firma GmbH\n"))).toBe(true);
  expect(isAllFictional(fileOf("Firma,Ort\nMüller GmbH,Chemnitz\n"))).toBe(false);
});
