import { describe, expect, test } from "vitest";
import type { Slot } from "#shared/domain/meetings/approval.ts";
import { type Calendar, type CalendarEvent, CalendarUnavailable } from "#shared/ports/calendar.ts";

export const KEY = "key-that-must-never-be-seen";
export const now = () => new Date("2026-11-20T09:00:00Z");

export const range: Slot = {
  startsAt: "2026-11-23T09:00:00.000Z",
  endsAt: "2026-11-23T17:00:00.000Z",
};
export const busySlot: Slot = {
  startsAt: "2026-11-23T10:00:00.000Z",
  endsAt: "2026-11-23T11:00:00.000Z",
};
export const anEvent: CalendarEvent = {
  id: "meeting-1",
  title: "Tidewater Planning and Kestrel Bearings",
  description: "Thirty minutes about stock across two sites.",
  slot: { startsAt: "2026-11-23T14:00:00.000Z", endsAt: "2026-11-23T14:30:00.000Z" },
  timeZone: "Europe/London",
  attendee: { name: "Gareth Oduya", email: "gareth.oduya@kestrel-bearings.example" },
};
export const movedEvent: CalendarEvent = {
  ...anEvent,
  slot: { startsAt: "2026-11-24T14:00:00.000Z", endsAt: "2026-11-24T14:30:00.000Z" },
};

/** A vendor whose calendar has one entry at `busySlot`, and what is booked in it, by the start. */
export type VendorCalendar = {
  readonly calendar: Calendar;
  readonly booked: () => readonly string[];
};
export type Trouble = "none" | "down" | "key-refused";

/** Every calendar keeps this, whoever holds it. */
export function calendarContract(
  name: string,
  make: (trouble: Trouble) => Promise<VendorCalendar>,
  { asksVendor }: { readonly asksVendor: boolean },
) {
  describe(`the calendar ${name}`, () => {
    test("says what is busy, in UTC, and leaves the rest free", async () => {
      const { calendar } = await make("none");
      const busy = await calendar.busy(range);
      expect(busy).toContainEqual(busySlot);
      const isFree = ({ startsAt, endsAt }: Slot) =>
        busy.every((one) => one.endsAt <= startsAt || one.startsAt >= endsAt);
      expect(isFree(anEvent.slot)).toBe(true);
    });

    test("the same meeting booked twice is one event with one id", async () => {
      const { calendar, booked } = await make("none");
      const first = await calendar.book(anEvent);
      const again = await calendar.book(anEvent);
      expect(again).toEqual(first);
      if (asksVendor) expect(booked()).toEqual([anEvent.slot.startsAt]);
    });

    test("what was moved is at its new time, and can be moved and cancelled by the same id", async () => {
      const { calendar, booked } = await make("none");
      const { eventId } = await calendar.book(anEvent);
      await calendar.move(eventId, movedEvent);
      await calendar.move(eventId, movedEvent);
      if (asksVendor) expect(booked()).toEqual([movedEvent.slot.startsAt]);
      await calendar.move(eventId, anEvent);
      if (asksVendor) expect(booked()).toEqual([anEvent.slot.startsAt]);
      await calendar.cancel(eventId);
      expect(booked()).toEqual([]);
    });

    test("what is cancelled already may be cancelled again", async () => {
      const { calendar, booked } = await make("none");
      const { eventId } = await calendar.book(anEvent);
      await calendar.cancel(eventId);
      await calendar.cancel(eventId);
      expect(booked()).toEqual([]);
    });

    test.runIf(asksVendor)(
      "a vendor that fails is unavailable, and its error shows no key",
      async () => {
        for (const trouble of ["down", "key-refused"] as const) {
          const { calendar } = await make(trouble);
          for (const work of [() => calendar.busy(range), () => calendar.book(anEvent)]) {
            const error = await work().catch((caught: unknown) => caught);
            expect(error).toBeInstanceOf(CalendarUnavailable);
            expect(String(error)).not.toContain(KEY);
          }
        }
      },
    );
  });
}
