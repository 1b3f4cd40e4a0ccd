import { expect, test } from "vitest";
import { languageNote } from "#shared/domain/campaigns/language-note.ts";

test("an English first mail to a German is explained, with how they are answered", () => {
  expect(languageNote("en", "DE")).toBe(
    "Written in English, though the usual language of Germany is German: the campaign has no other language. Who answers in German is read and answered in it.",
  );
  expect(languageNote("en", "PL")).toContain("Who answers in Polish is read by a person.");
});

test("nothing is said where the reader's language is the campaign's, or is not known", () => {
  expect(languageNote("en", "GB")).toBeUndefined();
  expect(languageNote("de", "AT")).toBeUndefined();
  expect(languageNote("en", undefined)).toBeUndefined();
  expect(languageNote("en", "Germany")).toBeUndefined();
});
