import { calComCalendar } from "#shared/adapters/cal-com/cal-com-calendar.ts";
import { googleCalendar } from "#shared/adapters/google-calendar/google-calendar.ts";
import { ServiceAccount } from "#shared/adapters/google-calendar/google-token.ts";
import { microsoftCalendar } from "#shared/adapters/microsoft-calendar/microsoft-calendar.ts";
import { workingHoursCalendar } from "#shared/adapters/working-hours/working-hours-calendar.ts";
import type { Slot } from "#shared/domain/meetings/approval.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { Calendar } from "#shared/ports/calendar.ts";
import { CalendarUnavailable } from "#shared/ports/calendar.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";

export type ConnectedCalendarDeps = {
  readonly meetings: Pick<MeetingStore, "from">;
  readonly secret: () => Promise<DepartmentSecret>;
  readonly now: () => Date;
};

/** The calendar whose keys are stored now: without any the working hours and our own meetings. */
export function connectedCalendar({
  meetings,
  secret,
  now,
}: ConnectedCalendarDeps): () => Promise<Calendar> {
  const hours = workingHoursCalendar(meetings);
  let made: { readonly from: DepartmentSecret; readonly calendar: Calendar } | undefined;
  return async () => {
    const keys = await secret();
    // One calendar as long as the keys are the same, for it keeps an access token.
    if (made?.from !== keys) made = { from: keys, calendar: calendarBy(keys, now) ?? hours };
    return made.calendar;
  };
}

/** Busy times for a person who waits for an answer: where the calendar cannot be asked now, those of our own meetings. */
export function busyTimes({
  meetings,
  secret,
  now,
}: ConnectedCalendarDeps): (range: Slot) => Promise<readonly Slot[]> {
  const own = workingHoursCalendar(meetings);
  const connected = connectedCalendar({ meetings, secret, now });
  return async (range) => {
    try {
      return await (await connected()).busy(range);
    } catch (error) {
      if (error instanceof CalendarUnavailable) return own.busy(range);
      throw error;
    }
  };
}

const http = createJsonHttp();

/** Of several that are connected the first one holds the meetings. */
function calendarBy(keys: DepartmentSecret, now: () => Date): Calendar | undefined {
  const { GOOGLE_SERVICE_ACCOUNT, GOOGLE_CALENDAR_ID: calendarId } = keys;
  if (GOOGLE_SERVICE_ACCOUNT && calendarId) {
    const account = serviceAccount(GOOGLE_SERVICE_ACCOUNT);
    return googleCalendar({ http, account, calendarId, now });
  }
  const {
    MICROSOFT_TENANT_ID: tenantId,
    MICROSOFT_CLIENT_ID: clientId,
    MICROSOFT_CLIENT_SECRET: clientSecret,
    MICROSOFT_CALENDAR_USER: user,
  } = keys;
  if (tenantId && clientId && clientSecret && user) {
    return microsoftCalendar({ http, tenantId, clientId, clientSecret, user, now });
  }
  const { CAL_COM_API_KEY: apiKey, CAL_COM_EVENT_TYPE_ID: eventType } = keys;
  if (apiKey && eventType) {
    return calComCalendar({ http, apiKey, eventTypeId: Number(eventType), now });
  }
  return undefined;
}

/** The cause is left out: what cannot be read as JSON is quoted in the error, and it is a private key. */
function serviceAccount(text: string): ServiceAccount {
  const parsed = ServiceAccount.safeParse(tryParseJson(text));
  if (parsed.success) return parsed.data;
  throw new CalendarUnavailable("GOOGLE_SERVICE_ACCOUNT is no key file of a service account");
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
