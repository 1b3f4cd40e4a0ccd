import type { InboundMail } from "./inbound-mail.ts";

/** The iCalendar object with which somebody accepts, declines or counters an invitation. */
export function calendarAnswer({ calendars }: InboundMail): string | undefined {
  return calendars.find((calendar) => /^METHOD:(?:REPLY|COUNTER)\s*$/im.test(calendar));
}

/** The meeting such an object is about; lines may be folded (RFC 5545). */
export function calendarUid(calendar: string): string | undefined {
  const unfolded = calendar.slice(0, 100_000).replaceAll(/\r?\n[ \t]/g, "");
  return /^UID(?:;[^:\r\n]*)?:(.+?)\s*$/im.exec(unfolded)?.[1];
}
