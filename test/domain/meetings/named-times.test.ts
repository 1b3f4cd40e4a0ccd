import { describe, expect, test } from "vitest";
import type { Slot } from "#shared/domain/meetings/approval.ts";
import { namedTimes } from "#shared/domain/meetings/named-times.ts";
import { pickSlot } from "#shared/domain/meetings/pick-slot.ts";
import { proposedTimes } from "#shared/domain/replies/proposed-times.ts";
import { replyText } from "#shared/domain/replies/reply-text.ts";

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

describe("on Monday 23 November, with times of the week after offered", () => {
  const dublin = { now: new Date("2026-11-23T09:00:00Z"), zone: "Europe/Dublin" };
  const slots = [
    "2026-12-01T10:00",
    "2026-12-02T14:00",
    "2026-12-02T16:00",
    "2026-12-03T09:30",
    "2026-12-10T15:00",
  ].map(slotAt);

  test.each([
    ["Tuesday works for me.", 0],
    ["Tuesday at 10 as you offered.", 0],
    ["Good afternoon, Tuesday is perfect. Have a great week!", 0],
    ["Wednesday at 4pm, please", 2],
    ["Thursday at 3pm is fine", 4],
    ["The second one is fine.", 1],
    ["Den Dienstag nehme ich.", 0],
    ["Mittwoch um 16 Uhr passt mir gut", 2],
    ["Donnerstagvormittag passt.", 3],
    ["Mardi me va.", 0],
    ["El martes me viene bien.", 0],
    ["Martedì va benissimo.", 0],
    ["Dinsdagochtend schikt mij.", 0],
  ])("%s takes the time that was offered", (text, index) => {
    expect(pickSlot(text, slots, dublin)).toEqual({ kind: "picked", slot: slots[index] });
  });

  test.each([
    "Wednesday works for me.",
    "Thursday is fine.",
    "Mittwoch passt.",
    "This Tuesday works.",
    "Tuesday this week suits me.",
    "Dieser Dienstag, also morgen, wäre gut.",
    "Tuesday the week after is better.",
    "Lieber Dienstag darauf.",
    "Tuesday next month works.",
    "Tuesday at half past nine",
    "Dinsdag om half tien",
    "Mardi en huit me va.",
    "Il martedì successivo va bene.",
    "Tuesday evening would be best.",
    "Dienstagabend passt.",
    "Anything but Tuesday.",
    "Sadly Tuesday is full.",
    "Friday works.",
  ])("%s is left to a person", (text) => {
    expect(pickSlot(text, slots, dublin).kind).toBe("unclear");
  });

  test.each([
    ["Tuesday at 4pm?", { day: "2026-12-01", at: 960 }],
    ["this Tuesday at 4pm", { day: "2026-11-24", at: 960 }],
    ["Dienstag, 24.11. um 16 Uhr", { day: "2026-11-24", at: 960 }],
    ["Thursday at 3pm", { weekday: 4, at: 900 }],
  ])("%s is proposed to a person for the day that was offered", (text, named) => {
    expect(namedTimes([text], { ...dublin, offered: slots })).toEqual([named]);
  });

  test("a weekday that was not offered is of the week that was", () => {
    const offered = slots.slice(0, 3);
    expect(namedTimes(["Friday at 10:00"], { ...dublin, offered })).toEqual([
      { day: "2026-12-04", at: 600 },
    ]);
    expect(namedTimes(["Friday at 10:00"], dublin)).toEqual([{ day: "2026-11-27", at: 600 }]);
  });
});

describe("next week, said on Monday 23 November", () => {
  const monday = { now: new Date("2026-11-23T09:00:00Z"), zone: "Europe/Dublin" };
  const tuesday = { day: "2026-12-01", from: 720, to: 1080 };
  const wednesday = { ...tuesday, day: "2026-12-02" };

  test.each([
    ["Next week, say Tuesday or Wednesday afternoon.", [tuesday, wednesday]],
    ["Next week would be better. Perhaps Tuesday or Wednesday afternoon?", [tuesday, wednesday]],
    ["I'm away this week. Next week I could do Tuesday afternoon.", [tuesday]],
    ["Thursday or Tuesday next week", [{ day: "2026-11-26" }, { day: "2026-12-01" }]],
    [
      "Either Thursday this week or Tuesday next week",
      [{ day: "2026-11-26" }, { day: "2026-12-01" }],
    ],
    ["The week after next, Tuesday at 10:00", [{ day: "2026-12-08", at: 600 }]],
    ["I am on holiday next week. Friday at 10:00?", [{ day: "2026-11-27", at: 600 }]],
    ["Dienstag nächster Woche am Nachmittag", [tuesday]],
    ["Kommende Woche Dienstag- oder Mittwochnachmittag", [tuesday, wednesday]],
    ["Mardi de la semaine prochaine, dans l'après-midi", [tuesday]],
    ["La semaine prochaine, disons mardi ou mercredi après-midi", [tuesday, wednesday]],
    ["El martes de la semana que viene por la tarde", [tuesday]],
    ["La próxima semana, martes o miércoles por la tarde", [tuesday, wednesday]],
    ["Martedì della prossima settimana nel pomeriggio", [tuesday]],
    ["La settimana prossima, martedì o mercoledì pomeriggio", [tuesday, wednesday]],
    ["Dinsdagmiddag volgende week", [tuesday]],
    ["Volgende week dinsdag of woensdag in de middag", [tuesday, wednesday]],
  ])("%s", (text, named) => {
    expect(namedTimes([text], monday)).toEqual(named);
    const spans = proposedTimes(replyText(text));
    expect(namedTimes(spans, { ...monday, within: text })).toEqual(named);
  });

  test("the week stands in the message where a model gives only the days", () => {
    const within = "Next week suits us. Tuesday, or else Wednesday afternoon?";
    expect(
      namedTimes(["Tuesday", "Wednesday afternoon", "Next week"], { ...monday, within }),
    ).toEqual([{ day: "2026-12-01" }, wednesday]);
  });
});

function slotAt(start: string): Slot {
  const startsAt = new Date(`${start}Z`);
  const endsAt = new Date(startsAt.getTime() + 30 * 60_000);
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
