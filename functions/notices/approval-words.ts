import * as z from "zod";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import { approveLinkValue } from "../approve-link.ts";
import {
  capital,
  conversationPage,
  type NoticeWords,
  nameOf,
  sentence,
  type Told,
  type WordingDeps,
} from "./notice-words.ts";

const OfApproval = z.object({ approvalId: z.string(), step: z.string().optional() });

/** A proposal with a link that decides in the reader's name; undefined for one that is decided. */
export async function asked(
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
  const end = momentInWords(approval.expiresAt, timeZone);
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
    case "reply": {
      const { subject, text } = proposal;
      // What goes by LinkedIn has none.
      const headed = subject ? [`Subject: ${subject}`, text] : [text];
      return ["The answer that would go out:", ...headed];
    }
    case "strategy":
      return [
        proposal.change,
        `What speaks for it:\n${proposal.evidence.map((one) => `- ${one}`).join("\n")}`,
      ];
  }
}

/** What takes the place of the message that asked. */
export async function decided(
  deps: WordingDeps,
  { event }: Told,
): Promise<NoticeWords | undefined> {
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
