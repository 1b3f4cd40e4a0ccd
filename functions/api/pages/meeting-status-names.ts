import type { Meeting } from "#shared/domain/meetings/meeting.ts";

export const meetingStatusNames: Readonly<Record<Meeting["status"], string>> = {
  booked: "Booked",
  cancelled: "Cancelled",
  held: "Held",
  no_show: "Nobody came",
};
