import type { InboundMail } from "./inbound-mail.ts";

/** The iCalendar object with which somebody accepts, declines or counters an invitation. */
export function calendarAnswer({ calendars }: InboundMail): string | undefined {
  return calendars.find((calendar) => /^METHOD:(?:REPLY|COUNTER)\s*$/im.test(calendar));
}
