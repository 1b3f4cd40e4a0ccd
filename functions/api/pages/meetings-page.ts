import { html } from "hono/html";
import * as z from "zod";
import { isDeclined, isToCome } from "#shared/domain/meetings/is-to-come.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { counted } from "#shared/domain/reporting/report-sentences.ts";
import { meetingStatusNames } from "./meeting-status-names.ts";
import { type Html, renderPage } from "./page.ts";
import { table } from "./table.ts";

/** What a form of the page did: the page that follows says it. */
export const DoneOnMeetings = z.enum(["held", "no_show", "cancel", "move"]);

export type MeetingsPage = {
  readonly meetings: readonly Meeting[];
  /** Whether the reader may move, cancel and mark them. */
  readonly mayAct: boolean;
  readonly done?: z.infer<typeof DoneOnMeetings> | undefined;
  /** Why what was just asked for cannot be done. */
  readonly refused?: string | undefined;
  readonly now: Date;
};

/** The meetings to come, those somebody has to say something about, and those that are over. */
export function meetingsPage(page: MeetingsPage): Promise<string> {
  const { meetings, mayAct, done, refused, now } = page;
  const booked = meetings.filter(({ status }) => status === "booked");
  const isPast = ({ slot }: Meeting) => slot.endsAt <= now.toISOString();
  const past = booked.filter(isPast);
  const ahead = booked.filter((one) => !isPast(one));
  const declined = ahead.filter(isDeclined);
  const coming = ahead.filter(isToCome);
  const forms = (of: (meeting: Meeting) => Html) => (mayAct ? of : undefined);
  const waits = [
    ...(declined.length > 0 ? [`${counted(declined.length, "was", "were")} declined`] : []),
    ...(past.length > 0
      ? [
          `${counted(past.length, "waits", "wait")} for you to say how ${past.length === 1 ? "it" : "they"} went`,
        ]
      : []),
  ];
  return renderPage({
    title: `Meetings: ${coming.length} to come`,
    section: "meetings",
    mayPost: mayAct,
    body: html`
<header><p class="eyebrow">Meetings</p><h1>${[`${counted(coming.length, "meeting")} to come`, ...waits].join(", ")}</h1></header>
<main>
${done && html`<p class="notice good" role="status">${sentences[done]}</p>`}
${refused && html`<p class="notice bad" role="alert">${refused}</p>`}
${meetings.length === 0 && html`<p class="hint">No meeting was booked in the last two weeks, and none is to come. When somebody agrees to meet, the times wait under <a href="/api/v1/approvals/page">Approvals</a> for your word; once booked, the meeting stands here with its invitation.</p>`}
${section(
  "Declined: find another time, or let it go",
  declined,
  forms((meeting) => changeForms(meeting, now)),
)}
${section("How did it go?", past, forms(markForm))}
${section(
  "To come",
  coming,
  forms((meeting) => changeForms(meeting, now)),
)}
${section(
  "Over",
  meetings.filter(({ status }) => status !== "booked"),
  forms((meeting) => secondThought(meeting)),
)}
</main>`,
  });
}

const sentences: Readonly<Record<z.infer<typeof DoneOnMeetings>, string>> = {
  held: "Noted: the meeting was held. It counts in the next report.",
  no_show: "Noted: nobody came. They get one short mail that offers another time.",
  cancel: "The meeting is cancelled: it is out of the calendars, and the attendee is told by mail.",
  move: "The meeting is moved: the attendee gets a new invitation by mail.",
};

function section(
  title: string,
  meetings: readonly Meeting[],
  forms: ((meeting: Meeting) => Html) | undefined,
): Html {
  if (meetings.length === 0) return html``;
  const columns = ["When", "With", "What", "State", "Invitation"];
  return html`<section><h2>${title}</h2>${table(
    forms ? [...columns, "You can"] : columns,
    meetings.map((meeting) => [...row(meeting), forms?.(meeting)]),
  )}</section>`;
}

function row(meeting: Meeting) {
  const { id, leadId, slot, timeZone, attendee, title, status, answer } = meeting;
  const isOff = isDeclined(meeting);
  return [
    slotInWords(slot, "en", timeZone),
    html`${attendee.name}<br>${attendee.email}`,
    html`<a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">${title}</a>`,
    isOff
      ? html`<span class="badge failed">They declined</span>`
      : html`<span class="badge ${status}">${meetingStatusNames[status]}</span>${answer && html`<span class="aside">${answerNames[answer]}</span>`}`,
    html`<a href="/api/v1/meetings/${encodeURIComponent(id)}/invite.ics">Calendar file</a>`,
  ];
}

const answerNames: Readonly<Record<NonNullable<Meeting["answer"]>, string>> = {
  accepted: "they accepted",
  tentative: "they may come",
  declined: "they declined",
};

function markForm({ id }: Meeting): Html {
  return html`<form class="files" method="post" action="${formOf(id)}">
<button class="button" name="action" value="held">It was held</button>
<button class="button quiet" name="action" value="no_show">Nobody came</button></form>`;
}

/** A wrong click on how it went is mended by the other button. */
function secondThought({ id, status }: Meeting): Html {
  if (status === "cancelled") return html``;
  const [action, label] =
    status === "held"
      ? (["no_show", "Nobody came after all"] as const)
      : (["held", "It was held after all"] as const);
  return html`<form method="post" action="${formOf(id)}"><button class="button quiet" name="action" value="${action}">${label}</button></form>`;
}

/** Behind a click of their own, because the attendee is written to. */
function changeForms({ id, slot, timeZone }: Meeting, now: Date): Html {
  const today = dayIn(timeZone, now);
  return html`<details><summary>Move or cancel it</summary>
<form class="switch" method="post" action="${formOf(id)}">
<label>Day <input type="date" name="day" required min="${today}" value="${dayIn(timeZone, new Date(slot.startsAt))}"></label>
<label>Time in ${timeZone} <input type="time" name="time" required value="${timeIn(slot.startsAt, timeZone)}"></label>
<button class="button quiet" name="action" value="move">Move it</button></form>
<form method="post" action="${formOf(id)}"><button class="button stop" name="action" value="cancel">Cancel it and tell them</button></form></details>`;
}

function timeIn(at: string, timeZone: string): string {
  return new Date(at).toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
}

function formOf(id: string): string {
  return `/api/v1/meetings/${encodeURIComponent(id)}/page`;
}
