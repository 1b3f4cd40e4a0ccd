/** A calendar day some days before or after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The Monday of a day's week: what belongs to the week is named for it. */
export function mondayOf(day: string): string {
  return dayAfter(day, -((weekdayOf(day) + 6) % 7));
}

/** The working day that a day is told with: what happens at a weekend belongs to the Friday before it. */
export function workingDayOf(day: string): string {
  return dayAfter(day, -(WEEKEND.indexOf(weekdayOf(day)) + 1));
}

/** Some working days before a working day, or after it. */
export function workingDayAfter(day: string, days: number): string {
  const step = Math.sign(days);
  let found = day;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    do found = dayAfter(found, step);
    while (WEEKEND.includes(weekdayOf(found)));
  }
  return found;
}

/** "Monday 14 September" */
export function dayInWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  });
}

/** "Monday 14 September, 10:30", as the clocks of a zone show it. */
export function momentInWords(at: string, timeZone: string): string {
  return new Date(at)
    .toLocaleString("en-GB", {
      timeZone,
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
    .replace(" at ", ", ");
}

const DAY = 86_400_000;
/** Saturday and Sunday, in the order in which they follow Friday. */
const WEEKEND = [6, 0];

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
