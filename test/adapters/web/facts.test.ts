import { expect, test } from "vitest";
import { readDate } from "#shared/adapters/web/facts/page-date.ts";
import { sentencesOf } from "#shared/adapters/web/facts/sentences.ts";
import { thirdPerson } from "#shared/adapters/web/facts/third-person.ts";

test.each([
  ["Kestrel Ltd. makes pumps. It ships them.", ["Kestrel Ltd. makes pumps.", "It ships them."]],
  [
    "We raised EUR 12.5m. The round was led by Anker.",
    ["We raised EUR 12.5m.", "The round was led by Anker."],
  ],
  [
    "The works stand in St. Helens. No. 3 line opened.",
    ["The works stand in St. Helens.", "No. 3 line opened."],
  ],
  ["J. R. Doe leads it. She joined in 2019!", ["J. R. Doe leads it.", "She joined in 2019!"]],
  [
    "Am 16. Juni 2026 wurde das Werk eröffnet. Es hat 65 Mitarbeiter.",
    ["Am 16. Juni 2026 wurde das Werk eröffnet.", "Es hat 65 Mitarbeiter."],
  ],
  ["Is it so? “It is.” We agree.", ["Is it so?", "“It is.”", "We agree."]],
  ["14. 10. 2026\nWe won.", ["14. 10. 2026", "We won."]],
])("%s is split where it ends", (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test.each([
  ["12 March 2026", "2026-03-12"],
  ["March 12, 2026", "2026-03-12"],
  ["2026-03-12T08:00", "2026-03-12"],
  ["12. März 2026", "2026-03-12"],
  ["le 3 septembre 2026", "2026-09-03"],
  ["16.06.2026", "2026-06-16"],
  ["1st of May 2026", "2026-05-01"],
  ["March 2026", undefined],
  ["03/04/2026", undefined],
  ["31 February 2026", undefined],
  ["version 2.12.2026.1", undefined],
])("%s is dated %s", (text, date) => {
  expect(readDate(text)).toBe(date);
});

test.each([
  [
    "We make pumps and sell them in 12 countries.",
    "Kestrel makes pumps and sells them in 12 countries.",
  ],
  [
    "In 2025 we delivered 91% of lines, and our target is 97%.",
    "In 2025 Kestrel delivered 91% of lines, and its target is 97%.",
  ],
  ["We are hiring 9 people.", "Kestrel is hiring 9 people."],
  ["We've opened a depot.", "Kestrel has opened a depot."],
  ["The company employs 240 people.", "Kestrel employs 240 people."],
  ["Kestrel opened a depot; we love it.", "Kestrel writes: “Kestrel opened a depot; we love it.”"],
  ["We supply 380 shops.", "Kestrel supplies 380 shops."],
  ["We carry 900 lines.", "Kestrel carries 900 lines."],
  ["Our team of 12 knows us.", "Kestrel's team of 12 knows it."],
  ["Both sites hold ISO 9001.", "Kestrel: Both sites hold ISO 9001."],
])("%s is told in the third person", (sentence, told) => {
  expect(thirdPerson(sentence, "Kestrel", ["Kestrel"])).toBe(told);
});
