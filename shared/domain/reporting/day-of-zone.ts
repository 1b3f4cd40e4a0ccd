/** The calendar day a moment falls on in a zone: "2026-11-20". */
export function dayOfZone(time: Date, timeZone: string): string {
  const known = formats.get(timeZone);
  const format =
    known ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
  if (!known) formats.set(timeZone, format);
  return format.format(time);
}

// Making one takes longer than using it a thousand times.
const formats = new Map<string, Intl.DateTimeFormat>();

/** A calendar day some days before or after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of a day's week: what belongs to the week is named for it. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}
