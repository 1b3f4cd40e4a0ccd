import { workingHoursCalendar } from "#shared/adapters/working-hours/working-hours-calendar.ts";
import { aMeeting } from "../../support/meetings-builders.ts";
import { busySlot, calendarContract } from "./calendar-contract.ts";

calendarContract(
  "of the working hours",
  async () => ({
    calendar: workingHoursCalendar({ from: async () => [aMeeting({ slot: busySlot })] }),
    booked: () => [],
  }),
  { asksVendor: false },
);
