import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { Slot } from "#shared/domain/meetings/approval.ts";
import { type Calendar, type CalendarEvent, CalendarUnavailable } from "#shared/ports/calendar.ts";
import type { JsonHttp, JsonRequest } from "#shared/runtime/json-http.ts";
import { gapsBetween } from "./gaps-between.ts";

export type CalComOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly eventTypeId: number;
  readonly now: () => Date;
  readonly baseUrl?: string;
};

const BOOKINGS = "2024-08-13";
const SLOTS = "2024-09-04";

const Slots = z.object({
  data: z.record(z.string(), z.array(z.object({ start: z.string(), end: z.string() }))),
});
const Booking = z.object({
  uid: z.string(),
  status: z.string().optional(),
  start: z.string().optional(),
  location: z.string().nullish(),
  rescheduledToUid: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
const OneBooking = z.object({ data: Booking });
const Bookings = z.object({ data: z.array(Booking) });

type Call<Value> = Pick<JsonRequest<Value>, "method" | "query" | "body" | "schema"> & {
  readonly version?: string;
};

/** Cal.com mails the attendee by itself; where that is not wanted, its event type can be told to be silent. */
export function calComCalendar(options: CalComOptions): Calendar {
  const { http, apiKey, eventTypeId, now, baseUrl = "https://api.cal.com" } = options;

  async function ask<Value>(
    path: string,
    { version = BOOKINGS, ...call }: Call<Value>,
  ): Promise<Value> {
    const answer = await http.request({
      ...call,
      url: `${baseUrl}/v2${path}`,
      headers: { authorization: `Bearer ${apiKey}`, "cal-api-version": version },
      timeoutMilliseconds: 15_000,
    });
    if (answer.kind === "ok") return answer.value;
    throw new CalendarUnavailable(vendorProblem("Cal.com", answer, now()).reason);
  }

  return {
    name: "cal-com",

    /** Cal.com says what is free; all else within the range is busy. */
    async busy(range) {
      const { data } = await ask("/slots", {
        method: "GET",
        query: {
          eventTypeId,
          start: range.startsAt,
          end: range.endsAt,
          format: "range",
          timeZone: "UTC",
        },
        version: SLOTS,
        schema: Slots,
      });
      const free = Object.values(data)
        .flat()
        .map(({ start, end }) => ({ startsAt: instant(start), endsAt: instant(end) }));
      return gapsBetween(free, range);
    },

    async book(event) {
      const known = await bookedBefore(event);
      if (known) return bookedEvent(known);
      const { data } = await ask("/bookings", {
        method: "POST",
        body: {
          start: event.slot.startsAt,
          eventTypeId,
          attendee: { ...event.attendee, timeZone: event.timeZone },
          metadata: { meetingId: event.id },
        },
        schema: OneBooking,
      });
      return bookedEvent(data);
    },

    async move(eventId, { slot }) {
      const booking = await latest(eventId);
      if (booking.status === "cancelled") return;
      if (booking.start && instant(booking.start) === slot.startsAt) return;
      await ask(`/bookings/${encodeURIComponent(booking.uid)}/reschedule`, {
        method: "POST",
        body: { start: slot.startsAt },
        schema: OneBooking,
      });
    },

    async cancel(eventId) {
      const booking = await latest(eventId);
      if (booking.status === "cancelled") return;
      await ask(`/bookings/${encodeURIComponent(booking.uid)}/cancel`, {
        method: "POST",
        body: { cancellationReason: "The meeting was cancelled" },
        schema: z.unknown(),
      });
    },
  };

  /** Cal.com knows no idempotency key: a booking that carries our meeting's id was made by an earlier attempt. */
  async function bookedBefore({
    id,
    attendee,
  }: CalendarEvent): Promise<z.infer<typeof Booking> | undefined> {
    const { data } = await ask("/bookings", {
      method: "GET",
      query: { attendeeEmail: attendee.email, eventTypeId, take: 100, sortCreated: "desc" },
      schema: Bookings,
    });
    return data.find(
      ({ status, metadata }) =>
        metadata?.["meetingId"] === id && status !== "cancelled" && status !== "rejected",
    );
  }

  /** Every move makes a new booking and ends the one before. */
  async function latest(eventId: string): Promise<z.infer<typeof Booking>> {
    let uid = eventId;
    for (let moves = 0; moves < MOST_MOVES; moves += 1) {
      const { data } = await ask(`/bookings/${encodeURIComponent(uid)}`, {
        method: "GET",
        schema: OneBooking,
      });
      if (!data.rescheduledToUid) return data;
      uid = data.rescheduledToUid;
    }
    throw new CalendarUnavailable(`Cal.com booking ${eventId} was moved too often to be followed`);
  }
}

/** Its location is a link, or the name of a place or of a telephone call. */
function bookedEvent({ uid, location }: z.infer<typeof Booking>) {
  return { eventId: uid, joinUrl: location?.startsWith("https://") ? location : undefined };
}

const MOST_MOVES = 30;

function instant(time: Slot["startsAt"]): string {
  return new Date(time).toISOString();
}
