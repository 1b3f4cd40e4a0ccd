import { createHash } from "node:crypto";
import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import { type Calendar, type CalendarEvent, CalendarUnavailable } from "#shared/ports/calendar.ts";
import type { JsonRequest } from "#shared/runtime/json-http.ts";
import { type GoogleTokenOptions, googleToken } from "./google-token.ts";

export type GoogleCalendarOptions = GoogleTokenOptions & {
  /** Shared with the service account, which may change its events. */
  readonly calendarId: string;
  readonly baseUrl?: string;
};

const FreeBusy = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      busy: z.array(z.object({ start: z.string(), end: z.string() })).default([]),
      errors: z.array(z.object({ reason: z.string().optional() })).default([]),
    }),
  ),
});
const Event = z.object({ id: z.string(), hangoutLink: z.url().optional() });
const Nothing = z.unknown();

/**
 * The attendee stands in the text, not in the event: we send the invitation ourselves, and a service account without rights
 * over its whole domain may not invite anybody.
 */
export function googleCalendar(options: GoogleCalendarOptions): Calendar {
  const { http, calendarId, now, baseUrl = "https://www.googleapis.com" } = options;
  const token = googleToken(options);
  const events = `/calendars/${encodeURIComponent(calendarId)}/events`;

  /** What the event's id already answers is no failure: `isDone` names those statuses. */
  async function ask<Value>(
    path: string,
    request: Pick<JsonRequest<Value>, "method" | "body" | "query" | "schema">,
    isDone: readonly number[] = [],
  ): Promise<Value | undefined> {
    const answer = await http.request({
      ...request,
      url: `${baseUrl}/calendar/v3${path}`,
      headers: { authorization: `Bearer ${await token()}` },
      timeoutMilliseconds: 15_000,
    });
    if (answer.kind === "ok") return answer.value;
    if (answer.kind === "http-error" && isDone.includes(answer.status)) return undefined;
    throw new CalendarUnavailable(vendorProblem("Google Calendar", answer, now()).reason);
  }

  return {
    name: "google",

    async busy({ startsAt, endsAt }) {
      const answer = await ask("/freeBusy", {
        method: "POST",
        body: { timeMin: startsAt, timeMax: endsAt, items: [{ id: calendarId }] },
        schema: FreeBusy,
      });
      const calendars = Object.values(answer?.calendars ?? {});
      const error = calendars.flatMap(({ errors }) => errors)[0];
      if (error || calendars.length === 0) {
        const why = error?.reason ?? "it says nothing of it";
        throw new CalendarUnavailable(`Google Calendar cannot show ${calendarId}: ${why}`);
      }
      return calendars.flatMap(({ busy }) =>
        busy.map(({ start, end }) => ({ startsAt: instant(start), endsAt: instant(end) })),
      );
    },

    async book(event) {
      const id = eventIdOf(event.id);
      const body = { id, ...fieldsOf(event) };
      // 409: it was booked before, and its link stands with it.
      const booked =
        (await ask(events, { method: "POST", query: silent, body, schema: Event }, [409])) ??
        (await ask(`${events}/${id}`, { method: "GET", schema: Event }, [404, 410]));
      return { eventId: id, joinUrl: booked?.hangoutLink };
    },

    async move(eventId, event) {
      // Who takes a meeting out of their own calendar has decided so; the attendee is told of the new time all the same.
      const path = `${events}/${encodeURIComponent(eventId)}`;
      const body = fieldsOf(event);
      await ask(path, { method: "PATCH", query: silent, body, schema: Event }, [404, 410]);
    },

    async cancel(eventId) {
      const path = `${events}/${encodeURIComponent(eventId)}`;
      await ask(path, { method: "DELETE", query: silent, schema: Nothing }, [404, 410]);
    },
  };
}

const silent = { sendUpdates: "none" };

function fieldsOf({ title, description, slot, timeZone, attendee }: CalendarEvent) {
  return {
    summary: title,
    description: `${attendee.name} <${attendee.email}>\n\n${description}`,
    start: { dateTime: slot.startsAt, timeZone },
    end: { dateTime: slot.endsAt, timeZone },
    status: "confirmed",
  };
}

/** Google takes a to v and digits; hexadecimal is within them. */
function eventIdOf(meetingId: string): string {
  return createHash("sha256").update(meetingId).digest("hex");
}

function instant(time: string): string {
  return new Date(time).toISOString();
}
