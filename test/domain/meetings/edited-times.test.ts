import { expect, test } from "vitest";
import { editedTimes } from "#shared/domain/meetings/edited-times.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { aSlot } from "../../support/meetings-builders.ts";

const slots = [aSlot(), aSlot("2026-11-25T14:00:00Z"), aSlot("2026-11-26T11:00:00Z")];
/** A Friday. */
const context = { slots, zone: "Europe/London", now: new Date("2026-11-20T10:00:00Z") };

function startsOf(text: string): readonly string[] | string {
  const edited = editedTimes(text, context);
  if (edited.kind === "unreadable") return edited.reason;
  return edited.slots.map(({ startsAt }) => startsAt.slice(0, 16));
}

test.each([
  ["Thu 15:00 / Fri 10:00", ["2026-11-26T15:00", "2026-11-27T10:00"]],
  ["- Thursday 26 November, 15:00\n- Friday, 10am", ["2026-11-26T15:00", "2026-11-27T10:00"]],
  ["Thursday at 15:00 or 16:00 would be free.", ["2026-11-26T15:00", "2026-11-26T16:00"]],
  ["Donnerstag um 15 Uhr und Freitag um 10:30 Uhr", ["2026-11-26T15:00", "2026-11-27T10:30"]],
  ["jeudi à 15 h ou vendredi à 10 h 30", ["2026-11-26T15:00", "2026-11-27T10:30"]],
  ["Tuesday is not free any more. Thursday 15:00 is.", ["2026-11-26T15:00"]],
  ["Hello Gareth,\n\nplease name a time for our 30 minutes.\n\nInes", []],
])("“%s” offers those times", (text, starts) => {
  expect(startsOf(text)).toEqual(starts);
});

test("lines that were left as they were keep their times, whatever stands beside them", () => {
  const kept = slotInWords(aSlot(), "de", "Europe/London");
  expect(startsOf(`- ${kept}\n- Freitag um 9 Uhr`)).toEqual([
    "2026-11-24T10:00",
    "2026-11-27T09:00",
  ]);
});

test.each([
  ["Thursday afternoon?", "does not name one day with its hour"],
  ["Tuesday 31 February at 14:00", "does not name one day with its hour"],
  ["mardi 31 février à 14 h", "does not name one day with its hour"],
  ["15:00 would be fine", "does not name one day with its hour"],
  ["Thursday at 15:00 EST", "another clock"],
  ["20 November at 9:00", "has passed"],
])("“%s” is refused with the reason", (text, reason) => {
  expect(startsOf(text)).toContain(reason);
});
