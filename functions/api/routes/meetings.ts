import * as z from "zod";
import { Slot } from "#shared/domain/meetings/approval.ts";
import { Meeting } from "#shared/domain/meetings/meeting.ts";
import { refusal } from "../../http/problem.ts";
import { Id, jsonRoute, type Route, route } from "../../http/route.ts";
import type { MeetingDesk } from "../../meeting-desk/desk.ts";
import { cancelMeeting, markMeeting } from "../../meeting-desk/end-meeting.ts";
import { moveMeeting } from "../../meeting-desk/move-meeting.ts";
import { sentInvitation } from "../../meeting-desk/sent-invitation.ts";
import { meetingsPage } from "../pages/meetings-page.ts";
import { htmlType } from "../pages/page.ts";

const MeetingId = z.object({ id: Id });
const Query = z.strictObject({
  /** Two weeks ago when it is left out, so that meetings to be marked are among them. */
  from: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const Nothing = z.strictObject({});
const Move = z.strictObject({ slot: Slot, text: z.string().min(1).max(5_000).optional() });
const Mark = z.strictObject({ status: z.enum(["held", "no_show"]) });

const TWO_WEEKS = 14 * 86_400_000;

export function meetingRoutes(desk: MeetingDesk): readonly Route[] {
  const { meetings, now } = desk;
  const answers = { 200: { description: "The meeting as it is now.", schema: Meeting } };
  const earliest = (from: string | undefined): Date =>
    from ? new Date(from) : new Date(now().getTime() - TWO_WEEKS);

  async function found(id: string): Promise<Meeting> {
    const meeting = await meetings.find(id);
    if (!meeting) throw refusal(404, `There is no meeting ${id}.`);
    return meeting;
  }

  return [
    route({
      method: "get",
      path: "/api/v1/meetings",
      role: "viewer",
      summary: "Meetings by their start",
      tag: "meetings",
      query: Query,
      answers: {
        200: { description: "The meetings.", schema: z.object({ meetings: z.array(Meeting) }) },
      },
      handle: async ({ query }) => ({
        status: 200,
        json: { meetings: await meetings.from(earliest(query.from), query.limit) },
      }),
    }),
    route({
      method: "get",
      path: "/api/v1/meetings/page",
      role: "viewer",
      summary: "Meetings as a page",
      tag: "meetings",
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async () => {
        const listed = await meetings.from(earliest(undefined), 200);
        const text = await meetingsPage({ meetings: listed, now: now() });
        return { status: 200, text, contentType: htmlType };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/meetings/{id}",
      role: "viewer",
      summary: "One meeting",
      tag: "meetings",
      params: MeetingId,
      answers,
      handle: async ({ params }) => ({ status: 200, json: await found(params.id) }),
    }),
    route({
      method: "get",
      path: "/api/v1/meetings/{id}/invite.ics",
      role: "viewer",
      summary: "The invitation as it was last sent, for a calendar program",
      tag: "meetings",
      params: MeetingId,
      answers: { 200: { description: "The file.", contentType: "text/calendar" } },
      handle: async ({ params }) => {
        const meeting = await found(params.id);
        const sent = await sentInvitation(desk, meeting);
        if (!sent) throw refusal(404, "No invitation to this meeting was written.");
        const contentType = `text/calendar; charset=utf-8; method=${sent.method}`;
        return { status: 200, text: sent.content, contentType, fileName: `${meeting.id}.ics` };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/meetings/{id}/reschedule",
      role: "rep",
      summary: "Move a meeting; the attendee gets a new invitation",
      tag: "meetings",
      params: MeetingId,
      schema: Move,
      answers,
      handle: async ({ params, body: { slot, text }, person }) => {
        const meeting = await found(params.id);
        if (meeting.status !== "booked") throw refusal(409, `The meeting is ${meeting.status}.`);
        const isBackwards = slot.endsAt <= slot.startsAt;
        if (isBackwards || new Date(slot.startsAt) < now()) {
          throw refusal(422, "The new time must be to come, and end after it begins.");
        }
        const approvedBy = person.email || person.id;
        const moved = await moveMeeting(desk, meeting.id, slot, { approvedBy, text });
        if (moved.kind === "taken") throw refusal(409, "Another meeting has that time.");
        if (moved.kind === "over") throw refusal(409, `The meeting is ${moved.status}.`);
        return { status: 200, json: moved.meeting };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/meetings/{id}/cancel",
      role: "rep",
      summary: "Cancel a meeting; the attendee is told",
      tag: "meetings",
      params: MeetingId,
      schema: Nothing,
      answers,
      handle: async ({ params, person }) => {
        const { id } = await found(params.id);
        const ended = await cancelMeeting(desk, id, person.email || person.id);
        if (ended.kind === "refused") throw refusal(409, `${ended.reason}.`);
        return { status: 200, json: ended.meeting };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/meetings/{id}/mark",
      role: "rep",
      summary: "Say that a meeting was held, or that nobody came; then another time is offered",
      tag: "meetings",
      params: MeetingId,
      schema: Mark,
      answers,
      handle: async ({ params, body, person }) => {
        const { id } = await found(params.id);
        const ended = await markMeeting(desk, id, body.status, person.email || person.id);
        if (ended.kind === "refused") throw refusal(409, `${ended.reason}.`);
        return { status: 200, json: ended.meeting };
      },
    }),
  ];
}
