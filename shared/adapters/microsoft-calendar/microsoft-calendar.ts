import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import { type Calendar, type CalendarEvent, CalendarUnavailable } from "#shared/ports/calendar.ts";
import type { JsonRequest } from "#shared/runtime/json-http.ts";
import { type MicrosoftTokenOptions, microsoftToken } from "./microsoft-token.ts";

export type MicrosoftCalendarOptions = MicrosoftTokenOptions & {
  /** Address of the mailbox whose calendar it is. */
  readonly user: string;
  readonly graphUrl?: string;
};

const Time = z.object({ dateTime: z.string() });
const Schedules = z.object({
  value: z.array(
    z.object({
      error: z.object({ responseCode: z.string().nullish() }).nullish(),
      scheduleItems: z
        .array(z.object({ status: z.string().nullish(), start: Time, end: Time }))
        .default([]),
    }),
  ),
});
const Event = z.object({
  id: z.string(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});
const Events = z.object({
  value: z.array(Event.extend({ transactionId: z.string().nullish() })),
});

/** Without attendees: Graph would send them an invitation of its own beside ours. They stand in the text. */
export function microsoftCalendar(options: MicrosoftCalendarOptions): Calendar {
  const { http, user, now, graphUrl = "https://graph.microsoft.com" } = options;
  const token = microsoftToken(options);
  const base = `${graphUrl}/v1.0/users/${encodeURIComponent(user)}`;

  async function request<Value>(
    path: string,
    call: Pick<JsonRequest<Value>, "method" | "body" | "query" | "schema">,
  ) {
    return http.request({
      ...call,
      url: `${base}${path}`,
      headers: {
        authorization: `Bearer ${await token()}`,
        prefer: 'outlook.timezone="UTC"',
      },
      timeoutMilliseconds: 15_000,
    });
  }

  function unavailable(failure: Parameters<typeof vendorProblem>[1]): CalendarUnavailable {
    return new CalendarUnavailable(vendorProblem("Microsoft 365", failure, now()).reason);
  }

  return {
    name: "microsoft",

    async busy({ startsAt, endsAt }) {
      const answer = await request("/calendar/microsoft.graph.getSchedule", {
        method: "POST",
        body: { Schedules: [user], StartTime: utc(startsAt), EndTime: utc(endsAt) },
        schema: Schedules,
      });
      if (answer.kind !== "ok") throw unavailable(answer);
      const [schedule] = answer.value.value;
      if (!schedule || schedule.error) {
        const why = schedule?.error?.responseCode ?? "it says nothing of it";
        throw new CalendarUnavailable(`Microsoft 365 cannot show the calendar of ${user}: ${why}`);
      }
      return schedule.scheduleItems
        .filter(({ status }) => status !== "free" && status !== "workingElsewhere")
        .map(({ start, end }) => ({ startsAt: instant(start), endsAt: instant(end) }));
    },

    async book(event) {
      const body = { ...fieldsOf(event), transactionId: event.id };
      const answer = await request("/events", { method: "POST", body, schema: Event });
      if (answer.kind === "ok") return bookedAs(answer.value);
      // Graph answers 409, and sometimes 400, to a transaction it has seen.
      const isKnown =
        answer.kind === "http-error" &&
        (answer.status === 409 || answer.body.includes("ErrorDuplicateTransactionId"));
      if (!isKnown) throw unavailable(answer);
      return bookedAs(await bookedBefore(event));
    },

    async move(eventId, event) {
      const path = `/events/${encodeURIComponent(eventId)}`;
      const body = fieldsOf(event);
      const answer = await request(path, { method: "PATCH", body, schema: Event });
      if (answer.kind !== "ok" && !isGone(answer)) throw unavailable(answer);
    },

    async cancel(eventId) {
      const path = `/events/${encodeURIComponent(eventId)}`;
      const answer = await request(path, { method: "DELETE", schema: z.unknown() });
      if (answer.kind !== "ok" && !isGone(answer)) throw unavailable(answer);
    },
  };

  /** Events cannot be filtered by their transaction, so those of the time are looked through. */
  async function bookedBefore({ id, slot }: CalendarEvent): Promise<z.infer<typeof Event>> {
    const answer = await request("/calendar/calendarView", {
      method: "GET",
      query: {
        startDateTime: slot.startsAt,
        endDateTime: slot.endsAt,
        $select: "id,transactionId,onlineMeeting",
        $top: 100,
      },
      schema: Events,
    });
    if (answer.kind !== "ok") throw unavailable(answer);
    const found = answer.value.value.find(({ transactionId }) => transactionId === id);
    if (found) return found;
    throw new CalendarUnavailable(
      `Microsoft 365 has booked meeting ${id} and does not show it at its time`,
    );
  }
}

function isGone(answer: { readonly kind: string; readonly status?: number }): boolean {
  return answer.status === 404 || answer.status === 410;
}

function fieldsOf({ title, description, slot, attendee }: CalendarEvent) {
  return {
    subject: title,
    body: {
      contentType: "text",
      content: `${attendee.name} <${attendee.email}>\n\n${description}`,
    },
    start: utc(slot.startsAt),
    end: utc(slot.endsAt),
    showAs: "busy",
  };
}

function utc(instantText: string) {
  return { dateTime: new Date(instantText).toISOString().slice(0, 19), timeZone: "UTC" };
}

/** Graph writes seven decimals and no zone; UTC was asked for. */
function instant({ dateTime }: z.infer<typeof Time>): string {
  return new Date(`${dateTime.slice(0, 19)}Z`).toISOString();
}

function bookedAs({ id, onlineMeeting }: z.infer<typeof Event>) {
  return { eventId: id, joinUrl: onlineMeeting?.joinUrl ?? undefined };
}
