import * as z from "zod";
import { Language } from "#shared/domain/replies/reply-reading.ts";
import { Slot } from "./approval.ts";

export const Meeting = z.object({
  /** Derived from the approval that allowed it, so one approval makes one meeting. */
  id: z.string(),
  version: z.int().min(1),
  leadId: z.string(),
  approvalId: z.string(),
  status: z.enum(["booked", "cancelled", "held", "no_show"]),
  title: z.string(),
  slot: Slot,
  timeZone: z.string(),
  /** Where it takes place, in the attendee's language: a link, or who calls which number. */
  place: z.string().optional(),
  attendee: z.object({ name: z.string(), email: z.string() }),
  organizer: z.object({ name: z.string(), email: z.string() }),
  /** iCalendar SEQUENCE: grows with every change the attendee is told of. */
  sequence: z.int().min(0),
  /** When the attendee was last invited or told of a change. */
  invitedAt: z.iso.datetime(),
  language: Language,
  /** Id of the event in the calendar, where one is connected. */
  calendarEventId: z.string().optional(),
  /** The reminder a day before, and the one an hour before. */
  remindedAt: z.iso.datetime().optional(),
  remindedShortlyAt: z.iso.datetime().optional(),
  /** What the attendee's calendar answered to the invitation. */
  answer: z.enum(["accepted", "tentative", "declined"]).optional(),
  answeredAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Meeting = z.infer<typeof Meeting>;
