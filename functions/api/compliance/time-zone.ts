import * as z from "zod";

/** An IANA zone that this runtime knows. */
export const TimeZone = z.string().max(60).refine(isKnown, "is no time zone such as Europe/London");

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
