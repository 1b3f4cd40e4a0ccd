import type { Calendar } from "#shared/ports/calendar.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";

const MOST_MEETINGS = 500;
const LONGEST_MEETING = 120 * 60_000;

/** Stands where no calendar is connected: only our own meetings are in it. The invitation tells everybody of a change. */
export function workingHoursCalendar(meetings: Pick<MeetingStore, "from">): Calendar {
  return {
    name: "working-hours",

    async busy({ startsAt, endsAt }) {
      const since = new Date(Date.parse(startsAt) - LONGEST_MEETING);
      const booked = await meetings.from(since, MOST_MEETINGS);
      return booked
        .filter(({ status, slot }) => status === "booked" && slot.startsAt < endsAt)
        .map(({ slot }) => slot);
    },

    book: async ({ id }) => ({ eventId: id }),
    move: async () => undefined,
    cancel: async () => undefined,
  };
}
