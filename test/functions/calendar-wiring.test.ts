import { expect, test } from "vitest";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import { CalendarUnavailable } from "#shared/ports/calendar.ts";
import { busyTimes, connectedCalendar } from "../../functions/calendar-wiring.ts";
import { aMeeting, aSlot } from "../support/meetings-builders.ts";

const meetings = { from: async () => [aMeeting({ slot: aSlot() })] };
const now = () => new Date("2026-11-20T09:00:00Z");
const range = { startsAt: "2026-11-24T09:00:00.000Z", endsAt: "2026-11-24T17:00:00.000Z" };

const connectedBy = (secret: DepartmentSecret) => ({ meetings, secret: async () => secret, now });

/** A key file that was pasted in half: the calendar is connected and cannot be asked. */
const broken = {
  GOOGLE_SERVICE_ACCOUNT: '{"client_email":',
  GOOGLE_CALENDAR_ID: "sales@t.example",
};

test("where the calendar cannot be asked, a person who decides still sees our own meetings", async () => {
  await expect(connectedCalendar(connectedBy(broken))()).rejects.toBeInstanceOf(
    CalendarUnavailable,
  );
  expect(await busyTimes(connectedBy(broken))(range)).toEqual([aSlot()]);
});

test("without a calendar our own meetings are what is busy", async () => {
  expect(await busyTimes(connectedBy({}))(range)).toEqual([aSlot()]);
});

test("what is no fault of the calendar is not hidden by our own meetings", async () => {
  const secret = async () => {
    throw new Error("the secret cannot be read");
  };
  await expect(busyTimes({ meetings, secret, now })(range)).rejects.toThrow(
    "the secret cannot be read",
  );
});
