import { expect, test } from "vitest";
import { expectedMessages } from "#shared/domain/reporting/expected-messages.ts";

const timeZone = "Europe/London";
const account = {
  id: "mailbox",
  channel: "email" as const,
  startedOn: "2026-11-16",
  dailyCap: 40,
  timeZone,
};
const planned = (count: number, dueAt: string, step = 1) =>
  Array.from({ length: count }, (_, index) => ({
    leadId: `lead-${step}-${index}`,
    accountId: "mailbox",
    step,
    dueAt,
  }));

test("what the ramp keeps back on Monday leaves on Tuesday, and the follow-ups due then", () => {
  const expected = expectedMessages({
    planned: [
      ...planned(8, "2026-11-16T10:00:00.000Z"),
      ...planned(1, "2026-11-17T09:00:00.000Z", 2),
      ...planned(3, "2026-11-19T09:00:00.000Z", 3),
    ],
    accounts: [{ account, sentToday: 1 }],
    today: "2026-11-16",
    day: "2026-11-17",
    timeZone,
  });

  // Four more may leave on Monday; four first messages and the follow-up are Tuesday's five.
  expect(expected).toMatchObject({ room: 5, roomForNew: 0, waiting: 0 });
  expect(expected.leaving.map(({ step }) => step)).toEqual([1, 1, 1, 1, 2]);
});

test("over a weekend nothing leaves, and the next week's ramp has more room", () => {
  const expected = expectedMessages({
    planned: planned(8, "2026-11-20T10:00:00.000Z"),
    accounts: [{ account, sentToday: 5 }],
    today: "2026-11-20",
    day: "2026-11-23",
    timeZone,
  });

  expect(expected).toMatchObject({ room: 10, roomForNew: 2, waiting: 0 });
  expect(expected.leaving).toHaveLength(8);
});

test("a mailbox whose domain is not ready sends nothing", () => {
  const dns = { isReady: false, problems: ["no SPF record"], checkedAt: "2026-11-16T06:00:00Z" };
  const expected = expectedMessages({
    planned: planned(2, "2026-11-16T10:00:00.000Z"),
    accounts: [{ account: { ...account, dns }, sentToday: 0 }],
    today: "2026-11-16",
    day: "2026-11-17",
    timeZone,
  });

  expect(expected).toMatchObject({ room: 0, roomForNew: 0, waiting: 2, leaving: [] });
});
