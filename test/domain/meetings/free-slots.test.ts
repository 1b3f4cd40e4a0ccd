import { expect, test } from "vitest";
import { freeSlots, isFree, type SlotSearch } from "#shared/domain/meetings/free-slots.ts";
import { defaultCompanyDay } from "#shared/domain/settings/company-day.ts";
import { aSlot } from "../../support/meetings-builders.ts";

/** A Friday morning; meetings are from 09:30 to 16:30 in London. */
function aSearch(search: Partial<SlotSearch> = {}): SlotSearch {
  return {
    now: new Date("2026-11-20T09:00:00Z"),
    day: defaultCompanyDay,
    busy: [],
    prospectZone: "Europe/London",
    named: [],
    ...search,
  };
}

function startsOf(search: SlotSearch): readonly string[] {
  const found = freeSlots(search);
  return found.kind === "offer" ? found.slots.map(({ startsAt }) => startsAt.slice(0, 16)) : [];
}

test("three times are offered, on different days and at different hours", () => {
  expect(startsOf(aSearch())).toEqual(["2026-11-20T13:30", "2026-11-23T14:00", "2026-11-24T11:00"]);
});

test("nothing is offered sooner than four working hours", () => {
  const [first] = startsOf(aSearch({ now: new Date("2026-11-20T14:00:00Z") }));
  // Two and a half hours are left on Friday, so an hour and a half of Monday has to pass.
  expect(first).toBe("2026-11-23T11:00");
});

test("what is busy is not offered", () => {
  const busy = [{ startsAt: "2026-11-20T13:00:00.000Z", endsAt: "2026-11-24T12:00:00.000Z" }];
  expect(startsOf(aSearch({ busy }))).toEqual([
    "2026-11-24T12:00",
    "2026-11-25T14:00",
    "2026-11-26T11:00",
  ]);
});

test("a prospect in New York is offered hours of their working day", () => {
  const search = aSearch({ prospectZone: "America/New_York" });
  for (const start of startsOf(search)) {
    expect(Number(start.slice(11, 13))).toBeGreaterThanOrEqual(14);
  }
  expect(startsOf(search)).toHaveLength(3);
});

test("where the working days hardly meet, waking hours will do", () => {
  const starts = startsOf(aSearch({ prospectZone: "Asia/Singapore" }));
  // 19:30 in Singapore is the last start that ends by 20:00: 11:30 in London.
  expect(starts.every((start) => start.slice(11) <= "11:30")).toBe(true);
  expect(starts).toHaveLength(3);
});

test("no time within an hour of anybody's sleep is offered, and that is said", () => {
  const found = freeSlots(aSearch({ prospectZone: "Pacific/Honolulu" }));
  expect(found).toEqual({ kind: "none", reason: "nothing is free within the next 28 days" });
});

test("days that the prospect is away, and holidays, are left out", () => {
  const isHoliday = (day: string) => day === "2026-12-01";
  expect(startsOf(aSearch({ notBefore: "2026-12-01", isHoliday }))).toEqual([
    "2026-12-02T10:00",
    "2026-12-03T14:00",
    "2026-12-04T11:00",
  ]);
});

test("a time the prospect names is taken where it is free", () => {
  const named = [{ day: "2026-11-25", at: 10 * 60 + 15 }];
  const slot = aSlot("2026-11-25T10:15:00Z");
  expect(freeSlots(aSearch({ named }))).toEqual({ kind: "named", slot });
});

test("a time the prospect names in their zone is that moment here", () => {
  const named = [{ day: "2026-11-25", at: 11 * 60 }];
  const slot = aSlot("2026-11-25T10:00:00Z");
  expect(freeSlots(aSearch({ named, prospectZone: "Europe/Berlin" }))).toEqual({
    kind: "named",
    slot,
  });
});

test("a named time that is busy gives another one on that day", () => {
  const named = [{ day: "2026-11-25", at: 600 }];
  const busy = [aSlot("2026-11-25T10:00:00Z")];
  expect(startsOf(aSearch({ named, busy }))).toContain("2026-11-25T09:30");
});

test("several named times are offered together, and a part of a day is kept to", () => {
  const named = [
    { day: "2026-11-25", at: 600 },
    { day: "2026-11-26", at: 900 },
  ];
  const starts = startsOf(aSearch({ named }));
  expect(starts).toContain("2026-11-25T10:00");
  expect(starts).toContain("2026-11-26T15:00");
  const afternoon = [{ firstDay: "2026-11-23", lastDay: "2026-11-29", from: 720, to: 1080 }];
  for (const start of startsOf(aSearch({ named: afternoon }))) {
    expect(start >= "2026-11-23" && start.slice(11) >= "12:00").toBe(true);
  }
});

test("a time that does not suit is not offered", () => {
  const named = [{ day: "2026-11-23", isExcluded: true }];
  expect(startsOf(aSearch({ named })).some((start) => start.startsWith("2026-11-23"))).toBe(false);
});

test("the change to summer time moves no meeting hour", () => {
  const now = new Date("2027-03-26T17:00:00Z");
  // London changes on 28 March: 10:00 is 09:00 UTC from then on.
  expect(startsOf(aSearch({ now, named: [{ from: 600, to: 630 }] }))).toContain("2027-03-30T09:00");
});

test("a slot at night, at a weekend or within the hour is not free", () => {
  const search = aSearch();
  expect(isFree(aSlot("2026-11-20T09:30:00Z"), search)).toBe(false);
  expect(isFree(aSlot("2026-11-21T10:00:00Z"), search)).toBe(false);
  expect(isFree(aSlot("2026-11-23T16:15:00Z"), search)).toBe(false);
  expect(isFree(aSlot("2026-11-23T16:00:00Z"), search)).toBe(true);
});
