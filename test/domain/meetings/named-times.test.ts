import { expect, test } from "vitest";
import { namedTimes } from "#shared/domain/meetings/named-times.ts";
import { pickSlot } from "#shared/domain/meetings/pick-slot.ts";

// A Friday.
const now = new Date("2026-11-20T09:00:00Z");
const london = { now, zone: "Europe/London" };

test.each([
  ["Tuesday 24 November at 10:00", { day: "2026-11-24", at: 600 }],
  ["the 24th of November, 3pm", { day: "2026-11-24", at: 900 }],
  ["Tuesday at 3", { day: "2026-11-24", at: 900 }],
  ["Wed 10.30am would be fine: 10:30 am", { day: "2026-11-25", at: 630 }],
  ["tomorrow afternoon", { day: "2026-11-21", from: 720, to: 1080 }],
  ["next week, after 2pm", { firstDay: "2026-11-23", lastDay: "2026-11-29", from: 840 }],
  ["Dienstag, 24.11. um 10 Uhr", { day: "2026-11-24", at: 600 }],
  ["nächste Woche Mittwoch 14:30 Uhr", { day: "2026-11-25", at: 870 }],
  ["Montag Vormittag", { day: "2026-11-23", from: 420, to: 720 }],
  ["übermorgen 9.15 Uhr", { day: "2026-11-22", at: 555 }],
  ["mardi 24 novembre à 14h30", { day: "2026-11-24", at: 870 }],
  ["jeudi à 15 heures", { day: "2026-11-26", at: 900 }],
  ["el martes 24 de noviembre a las 10:00", { day: "2026-11-24", at: 600 }],
  ["el jueves por la tarde", { day: "2026-11-26", from: 720, to: 1080 }],
  ["martedì alle 15", { day: "2026-11-24", at: 900 }],
  ["giovedì 26 novembre ore 11:00", { day: "2026-11-26", at: 660 }],
  ["dinsdag 24 november om 10 uur", { day: "2026-11-24", at: 600 }],
  ["volgende week woensdag om 14.30 uur", { day: "2026-11-25", at: 870 }],
  ["2026-12-01 between 10:00 and 12:00", { day: "2026-12-01", from: 600, to: 720 }],
  ["15 January 11:00", { day: "2027-01-15", at: 660 }],
])("%s is read", (text, named) => {
  expect(namedTimes([text], london)).toEqual([named]);
});

test("a date that may be of March or December is not read", () => {
  expect(namedTimes(["3/12 at 10:00"], london)).toEqual([{ at: 600 }]);
  expect(namedTimes(["24/11 at 10:00"], london)).toEqual([{ day: "2026-11-24", at: 600 }]);
});

test("a weekday that contradicts its date is nothing to go by", () => {
  expect(namedTimes(["Monday 24 November"], london)).toEqual([]);
});

test("two times are two wishes", () => {
  expect(namedTimes(["Tuesday at 10:00 or Thursday at 14:00"], london)).toEqual([
    { day: "2026-11-24", at: 600 },
    { day: "2026-11-26", at: 840 },
  ]);
});

const offered = ["2026-11-24T10:00", "2026-11-25T14:00", "2026-11-26T11:00"].map((start) => ({
  startsAt: `${start}:00.000Z`,
  endsAt: `${start.slice(0, 14)}30:00.000Z`,
}));

test.each([
  ["Tuesday works for me.", 0],
  ["14:00 is good", 1],
  ["The second one please", 1],
  ["Der letzte passt, danke", 2],
  ["Mittwoch 14 Uhr passt mir gut", 1],
  ["jeudi 26 novembre à 11h, parfait", 2],
  ["Va bene martedì alle 10", 0],
  ["Donderdag is prima", 2],
  ["Prima, der zweite Termin passt", 1],
  ["Tuesday 24 November at 10:00 GMT works for me.", 0],
  ["Mittwoch 14:00 Uhr GMT+0 ist gut", 1],
  ["mardi à 10h est parfait", 0],
  ["No problem, Thursday works. Thank you for your time.", 2],
])("%s chooses one of the offered times", (text, index) => {
  const picked = pickSlot(text, offered, london);
  expect(picked).toEqual({ kind: "picked", slot: offered[index] });
});

test.each([
  ["Tuesday doesn't work, Wednesday maybe", "the answer also says no to something"],
  ["Wednesday 14:00 CET", "the answer may mean the clock of another zone"],
  ["Friday at 10:00", "the answer names a time that was not offered"],
  ["Tuesday at 11:00", "the answer names a time that was not offered"],
  ["Tuesday or Wednesday", "the answer fits more than one of the times"],
  ["Sounds good", "the answer names no time"],
  ["Wednesday 14:00 Berlin time", "the answer may mean the clock of another zone"],
  ["Wednesday 14:00 est", "the answer may mean the clock of another zone"],
  ["Wednesday 24 November at 10:00", "the answer names another weekday"],
  ["Tuesday the 31st, 10:00", "the answer names a number that is not of the time"],
  ["Am ersten Dezember", "the answer names a month without a day"],
  ["The second one, Tuesday at 10:00", "the answer fits more than one of the times"],
  ["Before Tuesday", "the answer names a time to say what is not meant"],
  ["Prima di martedì va bene", "the answer names a time to say what is not meant"],
])("%s is left to a person", (text, reason) => {
  const picked = pickSlot(text, offered, london);
  expect(picked).toEqual({ kind: "unclear", reason });
});
