import * as z from "zod";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { slotInWords } from "#shared/domain/meetings/meeting-texts.ts";
import { reportText } from "#shared/domain/reporting/report-text.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { ReportStore } from "#shared/ports/report-store.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { ChatButton } from "#shared/ports/team-chat.ts";
import { approveLinkValue } from "../approve-link.ts";

export type WordingDeps = {
  readonly approvals: Pick<ApprovalStore, "find">;
  readonly meetings: Pick<MeetingStore, "find">;
  readonly reports: Pick<ReportStore, "find">;
  readonly leads: Pick<LeadStore, "find">;
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
      return paused(told);
    case "report_ready":
      return report(deps, told);
    default:
      return undefined;
  }
}

const OfApproval = z.object({ approvalId: z.string(), step: z.string().optional() });

async function asked(deps: WordingDeps, { event, reader }: Told): Promise<NoticeWords | undefined> {
  const { approvalId, step } = OfApproval.parse(event.data);
  const approval = await deps.approvals.find(approvalId);
  if (approval?.status !== "waiting") return undefined;
  const isReminder = step === "remind";
  const about = await nameOf(deps, approval.leadId);
  const link = await linkTo(deps, approval, reader);
  const what = proposalWords(approval);
  const subject = `${isReminder ? "Still waiting" : "Please decide"}: ${titles[approval.proposal.kind]}${about}`;
  const until = `Without a decision by ${approval.expiresAt.slice(0, 16).replace("T", " ")} UTC it is rejected by itself.`;
  return {
    id: `approval-${approvalId}${isReminder ? "-reminder" : ""}`,
    subject,
    isMailed: true,
    isAwaited: true,
    paragraphs: [approval.reason, ...what, `Decide here: ${link}`, until],
    chatParagraphs: [subject, approval.reason, ...what, until],
    buttons: [
      { label: "Approve", action: "approve", value: approvalId },
      // A whole channel reads it: the signed link of the mail would let anybody decide in the reader's name.
      { label: "Edit or choose", url: `${deps.publicUrl}/api/v1/approvals/page` },
      { label: "Reject", action: "reject", value: approvalId },
    ],
  };
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
      return [`Subject: ${proposal.subject}`, proposal.text];
    case "strategy":
      return [proposal.change, ...proposal.evidence];
  }
}

async function decided(
  { approvals }: WordingDeps,
  { event }: Told,
): Promise<NoticeWords | undefined> {
  const { approvalId } = OfApproval.parse(event.data);
  const approval = await approvals.find(approvalId);
  if (!approval || approval.status === "waiting") return undefined;
  const { status, decidedBy, decidedThrough, proposal, reason } = approval;
  const subject = `${titles[proposal.kind]}: ${status} by ${decidedBy} (${decidedThrough})`;
  return {
    id: `decided-${approvalId}`,
    subject,
    // Who decided knows it; only the chat still shows buttons.
    isMailed: false,
    paragraphs: [],
    chatParagraphs: [subject, reason],
    buttons: [],
    replaces: [`approval-${approvalId}`, `approval-${approvalId}-reminder`],
  };
}

const OfLead = z.object({
  leadId: z.string().optional(),
  reason: z.string().optional(),
  cause: z.string().optional(),
});

async function handedOver(deps: WordingDeps, { event, eventId }: Told): Promise<NoticeWords> {
  const { leadId, reason, cause } = OfLead.parse(event.data);
  const subject = `A person is needed${await nameOf(deps, leadId)}`;
  const where = leadId
    ? `${deps.publicUrl}/api/v1/conversations/${encodeURIComponent(leadId)}/page`
    : deps.publicUrl;
  // A cause is a code for programs, or words that say more than the reason.
  const words = [reason, cause?.includes(" ") ? cause : undefined, `See ${where}`];
  const paragraphs = [...new Set(words)].flatMap((text) => text || []);
  return { ...plain(`handoff-${eventId}`, subject, paragraphs), isAwaited: true };
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

function paused({ event, eventId }: Told): NoticeWords {
  const { scope, reason, by } = OfPause.parse(event.data);
  const of = Scope.safeParse(scope);
  const whole = of.success ? [of.data.kind, of.data.id].filter(Boolean).join(" ") : String(scope);
  const paragraphs = [reason, `Paused by ${by}. A manager lets it go on.`];
  return { ...plain(`paused-${eventId}`, `Sending paused: ${whole}`, paragraphs), isAwaited: true };
}

const OfReport = z.object({ reportId: z.string() });

async function report(
  { reports }: WordingDeps,
  { event, eventId }: Told,
): Promise<NoticeWords | undefined> {
  const { reportId } = OfReport.parse(event.data);
  const found = await reports.find(reportId);
  if (!found) return undefined;
  const { subject, text } = reportText(found);
  return plain(`report-${reportId}-${eventId}`, subject, text.split("\n\n"));
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
