import * as z from "zod";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { reportText } from "#shared/domain/reporting/report-text.ts";
import { asked, decided } from "./approval-words.ts";
import {
  capital,
  conversationPage,
  type NoticeWords,
  nameOf,
  plain,
  sentence,
  type Told,
  type WordingDeps,
} from "./notice-words.ts";
import { paused, resumed } from "./pause-words.ts";

/** What people are told about an event; undefined for one that needs nobody. */
export async function wordsFor(deps: WordingDeps, told: Told): Promise<NoticeWords | undefined> {
  switch (told.event.type) {
    case "approval_requested":
      return asked(deps, told);
    case "approval_decided":
      return decided(deps, told);
    case "handoff_requested":
      return handedOver(deps, told);
    case "meeting_booked":
      return booked(deps, told);
    case "sending_paused":
      return paused(deps, told);
    case "sending_resumed":
      return resumed(deps, told);
    case "report_ready":
      return report(deps, told);
    default:
      return undefined;
  }
}

const OfLead = z.object({
  leadId: z.string().optional(),
  reason: z.string().optional(),
  cause: z.string().optional(),
  messageId: z.string().optional(),
  /** What many events are about, each of which tells of it. */
  matter: z.string().optional(),
  /** The day by which the law wants an answer. */
  answerBy: z.string().optional(),
});

async function handedOver(
  deps: WordingDeps,
  { event, eventId }: Told,
): Promise<NoticeWords | undefined> {
  const { leadId, reason, cause, messageId, matter, answerBy } = OfLead.parse(event.data);
  // The notice that asks for the decision calls the same person about the same reply.
  if (leadId && messageId && !answerBy && (await isAskedOf(deps, leadId, messageId))) {
    return undefined;
  }
  const subject = `A person is needed${await nameOf(deps, leadId)}`;
  const where = leadId ? conversationPage(deps.publicUrl, leadId) : undefined;
  // A cause is a code for programs, or words that the reason may say once more, and more fully.
  const said = [reason, cause?.includes(" ") ? cause : undefined].flatMap((text) => text || []);
  const why = said.filter((one) => !said.some((other) => other !== one && other.includes(one)));
  const paragraphs = [
    ...[...new Set(why)].map((text) => capital(sentence(text))),
    ...(where ? [`What was said: ${where}`] : []),
  ];
  return { ...plain(`handoff-${matter ?? eventId}`, subject, paragraphs), isAwaited: true };
}

async function isAskedOf(
  { approvals }: WordingDeps,
  leadId: string,
  messageId: string,
): Promise<boolean> {
  return (await approvals.ofLead(leadId)).some(
    ({ status, proposal }) =>
      status === "waiting" && proposal.kind !== "strategy" && proposal.messageId === messageId,
  );
}

const OfMeeting = z.object({ meetingId: z.string() });

async function booked(deps: WordingDeps, { event }: Told): Promise<NoticeWords | undefined> {
  const { meetingId } = OfMeeting.parse(event.data);
  const meeting = await deps.meetings.find(meetingId);
  if (!meeting) return undefined;
  const when = slotInWords(meeting.slot, "en", meeting.timeZone);
  const invite = `${deps.publicUrl}/api/v1/meetings/${meetingId}/invite.ics`;
  return plain(`booked-${meetingId}-${meeting.sequence}`, `Meeting booked: ${meeting.title}`, [
    `${when}, with ${meeting.attendee.name} (${meeting.attendee.email}).`,
    `The invitation: ${invite}`,
  ]);
}

const OfReport = z.object({ reportId: z.string() });

async function report(
  { reports, publicUrl }: WordingDeps,
  { event }: Told,
): Promise<NoticeWords | undefined> {
  const { reportId } = OfReport.parse(event.data);
  const found = await reports.find(reportId);
  if (!found) return undefined;
  const { subject, text } = reportText(found);
  const page = `As a page, with its tables: ${publicUrl}/api/v1/reports/${reportId}/page`;
  // Asked for again on the same day it is written anew, and told anew.
  const id = `report-${reportId}-${found.createdAt}`;
  return plain(id, subject, [...text.split("\n\n"), page]);
}
