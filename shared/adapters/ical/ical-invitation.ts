import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import type { Invitation } from "#shared/domain/meetings/invitation.ts";
import type { InvitationWriter } from "#shared/ports/invitation-writer.ts";

/** In UTC, so that no reader needs the rules of a zone. */
export const icalInvitation: InvitationWriter = (invitation) => {
  const { method } = invitation;
  const calendar = new ICalCalendar({
    prodId: { company: "AI Sales Department", product: "Meetings" },
    method: method === "CANCEL" ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent(eventOf(invitation));
  // RFC 5545, 3.1: every line ends with a line break, the last too, which the library leaves out.
  return { method, content: `${calendar.toString()}\r\n` };
};

function eventOf({ method, slot, ...invitation }: Invitation) {
  return {
    id: invitation.uid,
    sequence: invitation.sequence,
    stamp: invitation.stamp,
    start: new Date(slot.startsAt),
    end: new Date(slot.endsAt),
    summary: invitation.title,
    description: invitation.description,
    ...(invitation.location && { location: invitation.location }),
    status: method === "CANCEL" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: invitation.organizer,
    attendees: [
      {
        ...invitation.attendee,
        rsvp: method === "REQUEST",
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
      },
    ],
  };
}
