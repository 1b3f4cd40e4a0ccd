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

export type Told = {
  readonly eventId: string;
  readonly event: DepartmentEvent;
  /** Who gets the mail: the link in it decides in their name. */
  readonly reader: string;
  /** Of the company. */
  readonly timeZone: string;
};

export function plain(id: string, subject: string, paragraphs: readonly string[]): NoticeWords {
  const chatParagraphs = [subject, ...paragraphs];
  return { id, subject, paragraphs, chatParagraphs, buttons: [], isMailed: true };
}

export async function nameOf({ leads }: WordingDeps, leadId: string | undefined): Promise<string> {
  const lead = leadId ? await leads.find(leadId) : undefined;
  const name = lead?.person?.fullName;
  const company = lead?.company.name;
  const both = [name, company].filter((text) => text !== undefined).join(", ");
  return both ? ` for ${both}` : "";
}

export function sentence(text: string): string {
  return /[.!?…”]$/.test(text) ? text : `${text}.`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function conversationPage(publicUrl: string, leadId: string): string {
  return `${publicUrl}/api/v1/conversations/${encodeURIComponent(leadId)}/page`;
}
