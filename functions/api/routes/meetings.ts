import * as z from "zod";
import { Slot } from "#shared/domain/meetings/approval.ts";
import { Meeting } from "#shared/domain/meetings/meeting.ts";
import { instantAt, minutesOf } from "#shared/domain/meetings/zoned-time.ts";
import { htmlType } from "../../http/html-type.ts";
import { hasRole, nameOf, type Person } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { formRoute, Id, jsonRoute, type Reply, type Route, route } from "../../http/route.ts";
import type { MeetingDesk } from "../../meeting-desk/desk.ts";
import { cancelMeeting, markMeeting } from "../../meeting-desk/end-meeting.ts";
import { moveMeeting } from "../../meeting-desk/move-meeting.ts";
import { sentInvitation } from "../../meeting-desk/sent-invitation.ts";
import { DoneOnMeetings, meetingsPage } from "../pages/meetings-page.ts";

const MeetingId = z.object({ id: Id });
const Query = z.strictObject({
  /** Two weeks ago when it is left out, so that meetings to be marked are among them. */
  from: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
type Moved =
  | { readonly kind: "moved"; readonly meeting: Meeting }
  | { readonly kind: "past"; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string };

const Nothing = z.strictObject({});
const Move = z.strictObject({ slot: Slot, text: z.string().min(1).max(5_000).optional() });
const Mark = z.strictObject({ status: z.enum(["held", "no_show"]) });

const PageForm = z.discriminatedUnion("action", [
  z.object({ action: z.enum(["held", "no_show", "cancel"]) }),
  z.object({
    action: z.literal("move"),
    day: z.iso.date("is no day"),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d/, "is no time of day"),
  }),
]);
type PageForm = z.infer<typeof PageForm>;

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

  async function move(meeting: Meeting, slot: Slot, by: string, text?: string): Promise<Moved> {
    const over = (status: Meeting["status"]): Moved => ({
      kind: "refused",
      reason: `The meeting is ${status.replace("_", " ")}.`,
    });
    if (meeting.status !== "booked") return over(meeting.status);
    if (slot.endsAt <= slot.startsAt || new Date(slot.startsAt) < now()) {
      return { kind: "past", reason: "The new time must be to come, and end after it begins." };
    }
    const moved = await moveMeeting(desk, meeting.id, slot, { approvedBy: by, text });
    if (moved.kind === "taken") {
      return { kind: "refused", reason: "Another meeting has that time." };
    }
    return moved.kind === "over" ? over(moved.status) : { kind: "moved", meeting: moved.meeting };
  }

  /** Why it cannot be done; undefined once it is. */
  async function carryOut(id: string, form: PageForm, by: string): Promise<string | undefined> {
    const meeting = await found(id);
    if (form.action === "move") {
      const moved = await move(meeting, slotAt(meeting, form), by);
      return moved.kind === "moved" ? undefined : moved.reason;
    }
    const ended =
      form.action === "cancel"
        ? await cancelMeeting(desk, id, by)
        : await markMeeting(desk, id, form.action, by);
    return ended.kind === "refused" ? `Not possible: ${ended.reason}.` : undefined;
  }

  async function page(
    person: Person,
    shown: {
      readonly done?: z.infer<typeof DoneOnMeetings> | undefined;
      readonly refused?: string;
    },
  ): Promise<Reply> {
    const listed = await meetings.from(earliest(undefined), 200);
    const mayAct = hasRole(person, "rep");
    const text = await meetingsPage({ meetings: listed, mayAct, now: now(), ...shown });
    return { status: shown.refused ? 409 : 200, text, contentType: htmlType };
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
      query: z.strictObject({ done: DoneOnMeetings.optional() }),
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: ({ query: { done }, person }) => page(person, { done }),
    }),
    formRoute({
      method: "post",
      path: "/api/v1/meetings/{id}/page",
      role: "rep",
      summary: "The buttons of that page: how it went, another time, or none",
      tag: "meetings",
      params: MeetingId,
      schema: PageForm,
      answers: {
        303: { description: "Done; the page says what became of it." },
        409: { description: "It cannot be done; the page says why.", contentType: "text/html" },
      },
      handle: async ({ params, body, person }) => {
        const refused = await carryOut(params.id, body, nameOf(person));
        if (refused !== undefined) return page(person, { refused });
        return { status: 303, location: `/api/v1/meetings/page?done=${body.action}` };
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
        const moved = await move(await found(params.id), slot, nameOf(person), text);
        if (moved.kind === "past") throw refusal(422, moved.reason);
        if (moved.kind === "refused") throw refusal(409, moved.reason);
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
        const ended = await cancelMeeting(desk, id, nameOf(person));
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
        const ended = await markMeeting(desk, id, body.status, nameOf(person));
        if (ended.kind === "refused") throw refusal(409, `${ended.reason}.`);
        return { status: 200, json: ended.meeting };
      },
    }),
  ];
}

/** As long as before, by the clock of the meeting. */
function slotAt(
  { slot, timeZone }: Meeting,
  { day, time }: Extract<PageForm, { action: "move" }>,
): Slot {
  const length = Date.parse(slot.endsAt) - Date.parse(slot.startsAt);
  const startsAt = instantAt(day, minutesOf(time.slice(0, 5)), timeZone);
  const endsAt = new Date(startsAt.getTime() + length);
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
