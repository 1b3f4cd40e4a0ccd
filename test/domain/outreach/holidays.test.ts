import { expect, test } from "vitest";
import { holidayOn } from "#shared/domain/outreach/holidays.ts";
import { dayOf } from "#shared/domain/outreach/zoned-time.ts";

test.each([
  ["GB", "2026-04-03", "Good Friday"],
  ["GB", "2026-05-25", "the last Monday of May"],
  ["GB", "2026-12-28", "Boxing Day kept on the Monday"],
  ["GB", "2027-12-27", "Christmas kept on the Monday"],
  ["GB", "2027-12-28", "and Boxing Day on the Tuesday"],
  ["GB", "2022-12-27", "Christmas on a Sunday is kept after Boxing Day"],
  ["US", "2026-11-26", "Thanksgiving"],
  ["US", "2026-11-27", "the day after it"],
  ["US", "2026-07-03", "4 July on a Saturday is kept on the Friday"],
  ["US", "2027-12-31", "New Year's Day of 2028 is kept on the Friday before"],
  ["US", "2026-01-19", "the third Monday of January"],
  ["DE", "2026-05-14", "Ascension"],
  ["DE", "2026-10-03", "a fixed date"],
  ["FR", "2027-05-17", "Whit Monday"],
  ["SE", "2026-06-19", "Midsummer Eve"],
  ["CA", "2026-05-18", "Victoria Day"],
  ["PL", "2026-06-04", "Corpus Christi"],
  ["BR", "2026-02-17", "Carnival Tuesday"],
  ["JP", "2026-11-03", "Culture Day"],
  ["AU", "2026-01-26", "Australia Day"],
  ["NL", "2026-04-27", "King's Day"],
  ["IE", "2026-10-26", "the last Monday of October"],
])("in %s nobody works on %s: %s", (country, day) => {
  expect(holidayOn(country, dayOf(day))).toBeDefined();
});

test.each([
  ["GB", "2026-11-20"],
  ["US", "2026-11-20"],
  ["DE", "2026-10-05"],
  ["FR", "2026-04-03"],
  ["US", "2026-07-06"],
  ["XX", "2026-12-25"],
])("in %s %s is a day like others", (country, day) => {
  expect(holidayOn(country, dayOf(day))).toBeUndefined();
});
