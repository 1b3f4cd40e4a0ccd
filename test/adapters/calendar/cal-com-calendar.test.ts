import { describe, expect, test } from "vitest";
import * as z from "zod";
import { calComCalendar } from "#shared/adapters/cal-com/cal-com-calendar.ts";
import { gapsBetween } from "#shared/adapters/cal-com/gaps-between.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { hasContracts, vendorContract } from "../../support/vendor-contract.ts";
import {
  jsonOf,
  type SeenRequest,
  type VendorAnswer,
  vendorServer,
} from "../../support/vendor-server.ts";
import {
  anEvent,
  busySlot,
  calendarContract,
  KEY,
  movedEvent,
  now,
  range,
  type Trouble,
} from "./calendar-contract.ts";

type Booking = {
  uid: string;
  status: string;
  start: string;
  metadata: Record<string, unknown>;
  rescheduledToUid?: string;
};
const Asked = z.object({
  start: z.string(),
  metadata: z.record(z.string(), z.unknown()).default({}),
});

async function calCom(trouble: Trouble = "none") {
  const bookings: Booking[] = [];
  const server = await vendorServer((request) => answer(request, trouble, bookings));
  const options = { http: createJsonHttp(), apiKey: KEY, eventTypeId: 7, now };
  return {
    ...server,
    calendar: calComCalendar({ ...options, baseUrl: server.url }),
    booked: () => bookings.filter(({ status }) => status === "accepted").map(({ start }) => start),
  };
}

function answer(request: SeenRequest, trouble: Trouble, bookings: Booking[]): VendorAnswer {
  const { method, path } = request;
  if (trouble === "down") return { status: 502, json: {} };
  if (trouble === "key-refused") return { status: 401, json: { error: { message: KEY } } };
  if (path === "/v2/slots") return { json: { status: "success", data: { "2026-11-23": free } } };
  const [, uid = "", action] = /^\/v2\/bookings\/([^/]+)\/?(\w*)$/.exec(path) ?? [];
  const booking = bookings.find((one) => one.uid === uid);
  if (path === "/v2/bookings" && method === "GET") return { json: { data: bookings } };
  if (path === "/v2/bookings") return { status: 201, json: { data: add(request, bookings) } };
  if (!booking) return { status: 404, json: {} };
  if (action === "cancel") {
    if (booking.status === "cancelled") return { status: 400, json: {} };
    booking.status = "cancelled";
  }
  if (action === "reschedule") {
    const next = add(request, bookings, booking.metadata);
    booking.status = "cancelled";
    booking.rescheduledToUid = next.uid;
    return { status: 201, json: { data: next } };
  }
  return { json: { data: booking } };
}

function add(
  request: SeenRequest,
  bookings: Booking[],
  metadata?: Record<string, unknown>,
): Booking {
  const asked = Asked.parse(jsonOf(request));
  const booking: Booking = {
    uid: `booking-${bookings.length}`,
    status: "accepted",
    start: new Date(asked.start).toISOString(),
    metadata: metadata ?? asked.metadata,
  };
  bookings.push(booking);
  return booking;
}

const slot = (from: string, to: string) => ({
  start: `2026-11-23T${from}:00.000Z`,
  end: `2026-11-23T${to}:00.000Z`,
});
const free = [slot("09:00", "09:30"), slot("09:30", "10:00"), slot("11:00", "17:00")];

calendarContract("of Cal.com", calCom, { asksVendor: true });

test("what Cal.com does not offer is busy", () => {
  const slots = free.map(({ start, end }) => ({ startsAt: start, endsAt: end }));
  expect(gapsBetween(slots, range)).toEqual([busySlot]);
  expect(gapsBetween([], range)).toEqual([range]);
  const later = { startsAt: "2026-11-23T16:00:00.000Z", endsAt: "2026-11-23T18:00:00.000Z" };
  expect(gapsBetween(slots, later)).toEqual([{ ...later, startsAt: "2026-11-23T17:00:00.000Z" }]);
});

describe.skipIf(!hasContracts)("by Cal.com's own contract (skipped without it)", () => {
  test("every request is one that Cal.com describes", async () => {
    const problemsOf = vendorContract("cal-com/cal-com-v2.slice.json");
    const { calendar, requests } = await calCom();
    await calendar.busy(range);
    const { eventId } = await calendar.book(anEvent);
    await calendar.move(eventId, movedEvent);
    await calendar.cancel(eventId);
    expect((await Promise.all(requests.map(problemsOf))).flat()).toEqual([]);
    expect(requests.length).toBeGreaterThan(6);
  });
});
