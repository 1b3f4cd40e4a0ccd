import { expect, test } from "vitest";
import { isOpen, openHoursFrom } from "#shared/domain/outreach/business-hours.ts";
import { capOn } from "#shared/domain/outreach/ramp.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import { restAfter, type SlotWish, sendSlot } from "#shared/domain/outreach/send-slot.ts";
import { aSenderAccount } from "../../support/outreach-builders.ts";

const place = (company: Parameters<typeof placeOf>[0]["company"]) =>
  placeOf({ company }, "Europe/London");

test.each([
  ["a city of Germany", { country: "DE", city: "Hamburg" }, ["Europe/Berlin"]],
  [
    "a state's code",
    { country: "US", address: "12 Mill St, Austin, TX 78701" },
    ["America/Chicago"],
  ],
  ["a state's name", { country: "US", city: "Portland, Oregon" }, ["America/Los_Angeles"]],
  ["a large city", { country: "US", city: "Denver" }, ["America/Denver"]],
  [
    "a Canadian province",
    { country: "CA", address: "1 Bay St, Calgary, AB T2P 1J9" },
    ["America/Edmonton"],
  ],
  ["an Australian state", { country: "AU", city: "Perth WA" }, ["Australia/Perth"]],
  ["no place in the United States", { country: "US" }, ["America/New_York", "America/Los_Angeles"]],
  ["no country", {}, ["Europe/London"]],
  ["a country the table does not know", { country: "AQ" }, ["Europe/London"]],
])("%s gives its clock", (_, company, zones) => {
  expect(place(company).zones).toEqual(zones);
});

test("every zone of the table is one the runtime knows", () => {
  const countries =
    "GB IE DE AT CH FR BE NL IT ES PT PL TR UA IS US CA MX BR AR CL CO AU NZ JP KR CN IN ID AE IL ZA NG";
  for (const country of countries.split(" ")) {
    expect(() => openHoursFrom(place({ country }), new Date("2026-11-20T09:00:00Z"))).not.toThrow();
  }
});

test.each([
  ["before work", "DE", "2026-11-20T06:00:00Z", "2026-11-20T08:00:00.000Z"],
  ["during work, the hours that run", "DE", "2026-11-20T12:00:00Z", "2026-11-20T08:00:00.000Z"],
  ["on a Friday evening", "DE", "2026-11-20T17:00:00Z", "2026-11-23T08:00:00.000Z"],
  [
    "on Thanksgiving, not before the Monday",
    "US",
    "2026-11-26T15:00:00Z",
    "2026-11-30T17:00:00.000Z",
  ],
  ["before Christmas, after it", "GB", "2026-12-24T18:00:00Z", "2026-12-29T09:00:00.000Z"],
  ["on a Friday in Tel Aviv", "IL", "2026-11-20T09:00:00Z", "2026-11-22T07:00:00.000Z"],
])("business hours asked %s", (_, country, from, opensAt) => {
  expect(openHoursFrom(place({ country }), new Date(from)).opensAt.toISOString()).toBe(opensAt);
});

test("where the zone is uncertain only hours that suit both coasts are open", () => {
  const us = place({ country: "US" });
  expect(isOpen(us, new Date("2026-11-20T14:30:00Z"))).toBe(false);
  expect(isOpen(us, new Date("2026-11-20T17:30:00Z"))).toBe(true);
  expect(isOpen(us, new Date("2026-11-20T22:30:00Z"))).toBe(false);
});

test("the hours follow the change to winter time", () => {
  const london = place({ country: "GB" });
  expect(isOpen(london, new Date("2026-10-23T08:30:00Z"))).toBe(true);
  expect(isOpen(london, new Date("2026-10-26T08:30:00Z"))).toBe(false);
});

test("a new account begins with five a day and grows to its own cap", () => {
  const account = aSenderAccount({ startedOn: "2026-11-02", dailyCap: 45 });
  const caps = ["2026-11-01", "2026-11-02", "2026-11-08", "2026-11-09", "2026-11-23", "2026-12-07"];
  expect(caps.map((day) => capOn(account, day))).toEqual([5, 5, 5, 10, 28, 45]);
  expect(capOn({ ...account, dailyCap: 3 }, "2026-11-02")).toBe(3);
});

test("LI-2: however it is set, a LinkedIn account invites under 100 people in any seven days", () => {
  const account = aSenderAccount({ channel: "linkedin", dailyCap: 50 });
  expect(capOn(account, "2026-11-20") * 7).toBeLessThanOrEqual(100);
});

test("a wished time of day is kept where the day allows, and is no reason to lose the day", () => {
  const hourOf = (hours: SlotWish["hours"], earliest: string) =>
    sendSlot(aWish({ hours, earliest: new Date(earliest) }))
      .toISOString()
      .slice(0, 13);
  expect(["2026-11-20T14", "2026-11-20T15", "2026-11-20T16"]).toContain(
    hourOf("afternoon", "2026-11-20T09:15:00Z"),
  );
  expect(["2026-11-20T09", "2026-11-20T10"]).toContain(hourOf("morning", "2026-11-20T09:15:00Z"));
  expect(hourOf("morning", "2026-11-20T15:00:00Z").slice(0, 10)).toBe("2026-11-20");
});

test("rests are 5 to 15 minutes, differ from message to message and belong to the message", () => {
  const rests = Array.from({ length: 200 }, (_, index) => restAfter(`lead-${index}.step-1.v1`));
  expect(Math.min(...rests)).toBeGreaterThanOrEqual(5 * 60_000);
  expect(Math.max(...rests)).toBeLessThanOrEqual(15 * 60_000);
  expect(new Set(rests).size).toBeGreaterThan(190);
  expect(restAfter("lead-7.step-1.v1")).toBe(rests[7]);
});

test("slots of a morning's leads all lie in the reader's hours and are spread over them", () => {
  const slots = Array.from({ length: 60 }, (_, index) =>
    sendSlot(aWish({ outboxId: `lead-${index}.step-1.v1` })),
  );
  expect(slots.every((slot) => isOpen(aWish().place, slot))).toBe(true);
  expect(new Set(slots.map((slot) => slot.toISOString().slice(0, 15))).size).toBeGreaterThan(12);
});

test("a slot waits for the rest of the account, and for its next day when the day is full", () => {
  const rested = sendSlot(aWish({ usage: { sent: 3, nextAt: "2026-11-20T14:00:00Z" } }));
  expect(rested.getTime()).toBeGreaterThanOrEqual(Date.parse("2026-11-20T14:00:00Z"));
  const full = sendSlot(aWish({ usage: { sent: 40, nextAt: undefined } }));
  expect(full.toISOString().slice(0, 10)).toBe("2026-11-23");
});

function aWish(wish: Partial<SlotWish> = {}): SlotWish {
  return {
    outboxId: "lead-1.step-1.v1",
    place: place({ country: "GB" }),
    account: aSenderAccount(),
    usage: { sent: 0, nextAt: undefined },
    earliest: new Date("2026-11-20T09:15:00Z"),
    now: new Date("2026-11-20T09:15:00Z"),
    ...wish,
  };
}
