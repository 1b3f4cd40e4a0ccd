import { expect, test } from "vitest";
import { dayIn, instantOf, localTime } from "#shared/domain/outreach/zoned-time.ts";

const at = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return { year, month, day, hour, minute };
};

test.each([
  ["a winter morning", "2026-01-15T09:00", "Europe/Berlin", "2026-01-15T08:00:00.000Z"],
  ["a summer morning", "2026-07-15T09:00", "Europe/Berlin", "2026-07-15T07:00:00.000Z"],
  ["the day clocks go forward", "2026-03-29T09:00", "Europe/London", "2026-03-29T08:00:00.000Z"],
  ["the day before they do", "2026-03-28T09:00", "Europe/London", "2026-03-28T09:00:00.000Z"],
  ["the day clocks go back", "2026-10-25T09:00", "Europe/Berlin", "2026-10-25T08:00:00.000Z"],
  ["a time that is skipped", "2026-03-29T01:30", "Europe/London", "2026-03-29T01:30:00.000Z"],
  [
    "the first of a time that comes twice",
    "2026-11-01T01:30",
    "America/New_York",
    "2026-11-01T05:30:00.000Z",
  ],
  ["half an hour's offset", "2026-05-04T09:00", "Asia/Kolkata", "2026-05-04T03:30:00.000Z"],
  ["the southern summer", "2026-01-15T09:00", "Australia/Sydney", "2026-01-14T22:00:00.000Z"],
  ["midnight", "2026-11-20T00:00", "America/Los_Angeles", "2026-11-20T08:00:00.000Z"],
])("%s is the right instant", (_, local, zone, instant) => {
  expect(instantOf(at(local), zone).toISOString()).toBe(instant);
});

test("times all over two years come back from their local time in zones that change their clocks", () => {
  for (const zone of ["Europe/London", "America/New_York", "Australia/Sydney"]) {
    let wrong = 0;
    for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2028, 0, 1); time += 7 * 3_600_000) {
      const back = instantOf(localTime(new Date(time), zone), zone).getTime();
      // The second of an hour that comes twice is taken for the first.
      if (back !== time && back !== time - 3_600_000) wrong += 1;
    }
    expect(wrong).toBe(0);
  }
});

test("the day of an instant depends on the zone", () => {
  const late = new Date("2026-11-20T23:30:00Z");
  expect(dayIn("Europe/Berlin", late)).toBe("2026-11-21");
  expect(dayIn("America/New_York", late)).toBe("2026-11-20");
});
