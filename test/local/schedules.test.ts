import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nextTime } from "../../local/schedule-time.ts";
import { startSchedules } from "../../local/schedules.ts";

let directory: string;
const fired: string[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "schedules-"));
  fired.length = 0;
  vi.useFakeTimers({ now: new Date("2026-03-02T07:59:00Z") });
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(directory, { recursive: true });
});

function start(ScheduleExpression: string, ScheduleExpressionTimezone = "UTC") {
  const properties = {
    ScheduleExpression,
    ScheduleExpressionTimezone,
    State: "ENABLED" as const,
    Target: { Arn: "arn:aws:sqs:us-east-1:000000000000:work", Input: '{"due":true}' },
  };
  const template = { Resources: {}, Outputs: {}, Conditions: {}, Mappings: {}, Parameters: {} };
  const stack = { name: "dev", assets: new Map(), template };
  return startSchedules([{ stack, logicalId: "Daily", name: "daily", arn: "daily", properties }], {
    file: join(directory, "schedules.json"),
    deliver: (_, payload) => void fired.push(payload),
  });
}

test("a daily schedule fires at its hour in its time zone, every day", () => {
  const schedules = start("cron(0 9 * * ? *)", "Europe/Berlin");

  vi.advanceTimersByTime(59_000);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(fired).toEqual(['{"due":true}']);
  vi.advanceTimersByTime(86_400_000);
  expect(fired).toHaveLength(2);
  schedules.close();
});

test("a restart right after firing does not fire again", () => {
  start("cron(0 8 * * ? *)").close();
  const before = start("cron(0 8 * * ? *)");
  vi.advanceTimersByTime(60_000);
  before.close();
  const after = start("cron(0 8 * * ? *)");
  vi.advanceTimersByTime(3_600_000);

  expect(fired).toHaveLength(1);
  after.close();
});

test("a rate that fell due while the department was off fires once at the start", () => {
  const before = start("rate(2 hours)");
  vi.advanceTimersByTime(7_200_000);
  before.close();
  vi.setSystemTime(new Date("2026-03-03T07:00:00Z"));
  const after = start("rate(2 hours)");
  vi.advanceTimersByTime(1000);

  expect(fired).toHaveLength(2);
  after.close();
});

test("a single time fires once, also over a restart", () => {
  const before = start("at(2026-03-02T08:00:00)");
  vi.advanceTimersByTime(60_000);
  before.close();
  const after = start("at(2026-03-02T08:00:00)");
  vi.advanceTimersByTime(86_400_000);

  expect(fired).toHaveLength(1);
  after.close();
});

test.each([
  ["before the clocks go forward", "2026-03-28T09:00:00Z", "2026-03-29T07:00:00.000Z"],
  ["after they went back", "2026-10-25T09:00:00Z", "2026-10-26T08:00:00.000Z"],
])("nine in Berlin %s is at the right instant", (_, from, expected) => {
  const now = new Date(from);
  const next = nextTime("cron(0 9 * * ? *)", "Europe/Berlin", {
    lastFired: undefined,
    startedAt: now,
    now,
  });

  expect(next?.toISOString()).toBe(expected);
});
