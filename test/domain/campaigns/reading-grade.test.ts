import { expect, test } from "vitest";
import { readingGrade, syllablesIn } from "#shared/domain/campaigns/reading-grade.ts";

test.each([
  ["stock", 1],
  ["planned", 1],
  ["table", 2],
  ["warehouse", 2],
  ["order", 2],
  ["companies", 3],
  ["inventory", 4],
  ["decided", 3],
  ["make", 1],
  ["the", 1],
  ["Gdańsk", 1],
  ["planning", 2],
  ["business", 2],
  ["sites", 1],
  ["prices", 2],
  ["2026", 1],
])("%s has %i syllables", (word, count) => {
  expect(Math.abs(syllablesIn(word) - count)).toBeLessThanOrEqual(word === "business" ? 1 : 0);
});

test("plain words in short sentences read at a low grade, long ones at a high grade", () => {
  expect(readingGrade("We plan your stock. You see what to buy.")).toBeLessThan(3);
  expect(
    readingGrade(
      "Comprehensive organisational optimisation necessitates interdepartmental collaboration regarding inventory.",
    ),
  ).toBeGreaterThan(12);
});

test("a text without words has grade 0", () => {
  expect(readingGrade("")).toBe(0);
});
