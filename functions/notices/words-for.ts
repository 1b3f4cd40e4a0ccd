import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { slotInWords } from "#shared/domain/meetings/meeting-texts.ts";
import { campaignName } from "#shared/domain/reporting/campaign-name.ts";
import { pauserName, plainReason } from "#shared/domain/reporting/report-sentences.ts";
import { reportText } from "#shared/domain/reporting/report-text.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { Pauses } from "#shared/ports/pauses.ts";
import type { ReportStore } from "#shared/ports/report-store.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { ChatButton } from "#shared/ports/team-chat.ts";
import { approveLinkValue } from "../approve-link.ts";

export type WordingDeps = {
  readonly approvals: Pick<ApprovalStore, "find" | "ofLead">;
  readonly meetings: Pick<MeetingStore, "find">;
  readonly reports: Pick<ReportStore, "find">;
  readonly leads: Pick<LeadStore, "find">;
  readonly jobs: Pick<JobStore, "find">;
  readonly pauses: Pick<Pauses, "list">;
  readonly directory: Pick<DepartmentDirectory, "campaign">;
  readonly signer: Pick<Signer, "sign">;
  readonly publicUrl: string;
};

export type NoticeWords = {
  /** The same matter is told once. */
  readonly id: string;
  readonly subject: string;
  /** Of the mail. */
  readonly paragraphs: readonly string[];
  readonly chatParagraphs: readonly string[];
  readonly buttons: readonly ChatButton[];
  readonly isMailed: boolean;
  /** Somebody waits for an answer to it: where nobody knows whether its mail left, it goes again. */
  readonly isAwaited?: boolean | undefined;
  /** Notices whose message in the chat this one takes the place of. */
  readonly replaces?: readonly string[] | undefined;
};

type Told = {
  readonly eventId: string;
  readonly event: DepartmentEvent;
  /** Who gets the mail: the link in it decides in their name. */
  readonly reader: string;
  /** Of the company. */
  readonly timeZone: string;
};

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

const OfApproval = z.object({ approvalId: z.string(), step: z.string().optional() });

async function asked(
  deps: WordingDeps,
  { event, reader, timeZone }: Told,
): Promise<NoticeWords | undefined> {
  const { approvalId, step } = OfApproval.parse(event.data);
  const approval = await deps.approvals.find(approvalId);
  if (approval?.status !== "waiting") return undefined;
  const isReminder = step === "remind";
  const about = await nameOf(deps, approval.leadId);
  const link = await linkTo(deps, approval, reader);
  const what = proposalWords(approval);
  const subject = `${isReminder ? "Still waiting" : "Please decide"}: ${titles[approval.proposal.kind]}${about}`;
  const end = slotInWords(
    { startsAt: approval.expiresAt, endsAt: approval.expiresAt },
    "en",
    timeZone,
  );
  const until = `Without a decision by ${end} it is rejected by itself.`;
  const why = `Why you are asked: ${sentence(approval.reason)}`;
  return {
    id: `approval-${approvalId}${isReminder ? "-reminder" : ""}`,
    subject,
    isMailed: true,
    isAwaited: true,
    paragraphs: [why, ...what, `Decide here: ${link}`, until, ...conversationOf(deps, approval)],
    chatParagraphs: [subject, why, ...what, until, ...conversationOf(deps, approval)],
    buttons: [
      { label: "Approve", action: "approve", value: approvalId },
      // A whole channel reads it: the signed link of the mail would let anybody decide in the reader's name.
      { label: "Edit or choose", url: `${deps.publicUrl}/api/v1/approvals/page` },
      { label: "Reject", action: "reject", value: approvalId },
    ],
  };
}

function conversationOf(
  { publicUrl }: WordingDeps,
  { leadId, proposal }: Approval,
): readonly string[] {
  if (!leadId || proposal.kind === "strategy") return [];
  return [`What was said so far: ${conversationPage(publicUrl, leadId)}`];
}

function conversationPage(publicUrl: string, leadId: string): string {
  return `${publicUrl}/api/v1/conversations/${encodeURIComponent(leadId)}/page`;
}

const titles = { reply: "an answer", meeting: "a meeting", strategy: "a change" } as const;

async function linkTo(
  { signer, publicUrl }: WordingDeps,
  { id, expiresAt }: Approval,
  reader: string,
): Promise<string> {
  const value = approveLinkValue({ approvalId: id, person: reader });
  // Whoever has the mail has the link, also when they work here no longer: it ends with what it decides.
  return `${publicUrl}/a/${await signer.sign("approve", value, new Date(expiresAt))}`;
}

function proposalWords({ proposal }: Approval): readonly string[] {
  switch (proposal.kind) {
    case "meeting": {
      const { slots, timeZone, text, purpose, meetingId } = proposal;
      const times = slots.map((slot) => `- ${slotInWords(slot, "en", timeZone)}`).join("\n");
      const verb = meetingId ? "Moves the meeting to" : "Books";
      return [purpose === "book" ? `${verb}:\n${times}` : `Offers:\n${times}`, text];
    }
    case "reply":
      return ["The answer that would go out:", `Subject: ${proposal.subject}`, proposal.text];
    case "strategy":
      return [
        proposal.change,
        `What speaks for it:\n${proposal.evidence.map((one) => `- ${one}`).join("\n")}`,
      ];
  }
}

async function decided(deps: WordingDeps, { event }: Told): Promise<NoticeWords | undefined> {
  const { approvalId } = OfApproval.parse(event.data);
  const approval = await deps.approvals.find(approvalId);
  if (!approval || approval.status === "waiting") return undefined;
  const { status, decidedBy, decidedThrough, proposal, leadId, decision } = approval;
  const about = await nameOf(deps, leadId);
  const whose =
    status === "expired"
      ? "Nobody decided"
      : `${capital(status)} by ${decidedBy} (${decidedThrough})`;
  const subject = `${whose}: ${titles[proposal.kind]}${about}`;
  return {
    id: `decided-${approvalId}`,
    subject,
    // Who decided knows it; only the chat still shows buttons.
    isMailed: false,
    paragraphs: [],
    chatParagraphs: [subject, ...(decision?.note ? [decision.note] : [])],
    buttons: [],
    replaces: [`approval-${approvalId}`, `approval-${approvalId}-reminder`],
  };
}

const OfLead = z.object({
  leadId: z.string().optional(),
  reason: z.string().optional(),
  cause: z.string().optional(),
  messageId: z.string().optional(),
  /** The day by which the law wants an answer. */
  answerBy: z.string().optional(),
});

async function handedOver(
  deps: WordingDeps,
  { event, eventId }: Told,
): Promise<NoticeWords | undefined> {
  const { leadId, reason, cause, messageId, answerBy } = OfLead.parse(event.data);
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
  return { ...plain(`handoff-${eventId}`, subject, paragraphs), isAwaited: true };
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

const OfPause = z.object({ scope: z.unknown(), reason: z.string(), by: z.string().default("") });
const Scope = z.object({ kind: z.string(), id: z.string().optional() });

async function paused(deps: WordingDeps, { event }: Told): Promise<NoticeWords> {
  const { scope, reason, by } = OfPause.parse(event.data);
  const whole = await scopeName(deps, scope);
  const standing = (await deps.pauses.list()).find((one) => isDeepStrictEqual(one.scope, scope));
  const who = by ? `Paused by ${pauserName(by)}. ` : "";
  const paragraphs = [
    capital(sentence(plainReason(reason))),
    `${who}Nothing of it goes out, planned messages included, until a manager lets it go on: ${deps.publicUrl}/api/v1/compliance`,
  ];
  // Checks that run again, or at once, tell again of the pause that one of them made.
  const id = `paused-${whole}-${standing?.at ?? event.correlationId}`;
  return { ...plain(id, `Sending paused: ${whole}`, paragraphs), isAwaited: true };
}

async function resumed(deps: WordingDeps, { event }: Told): Promise<NoticeWords> {
  const { scope, reason, by } = OfPause.parse(event.data);
  const whole = await scopeName(deps, scope);
  const paragraphs = [
    ...(reason ? [capital(sentence(reason))] : []),
    `${capital(pauserName(by))} let it go on. What was due meanwhile goes out one after the other, within the limits.`,
  ];
  return plain(`resumed-${whole}-${event.correlationId}`, `Sending goes on: ${whole}`, paragraphs);
}

async function scopeName({ directory, jobs }: WordingDeps, scope: unknown): Promise<string> {
  const { kind, id = "" } = Scope.parse(scope);
  if (kind === "all") return "everything";
  if (kind !== "campaign") return `${kind} ${id}`;
  const settings = await directory.campaign(id);
  const job = settings.name === id ? await jobs.find(id) : undefined;
  return `campaign ${campaignName(settings, job?.fileName)}`;
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

function plain(id: string, subject: string, paragraphs: readonly string[]): NoticeWords {
  const chatParagraphs = [subject, ...paragraphs];
  return { id, subject, paragraphs, chatParagraphs, buttons: [], isMailed: true };
}

async function nameOf({ leads }: WordingDeps, leadId: string | undefined): Promise<string> {
  const lead = leadId ? await leads.find(leadId) : undefined;
  const name = lead?.person?.fullName;
  const company = lead?.company.name;
  const both = [name, company].filter((text) => text !== undefined).join(", ");
  return both ? ` for ${both}` : "";
}

function sentence(text: string): string {
  return /[.!?…”]$/.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
