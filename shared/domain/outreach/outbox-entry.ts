import * as z from "zod";
import { Channel, TransportName } from "./sender-account.ts";

/**
 * planned: waits for its time. claimed: one sender has it and may be sending. sent, failed, cancelled: over. unknown: the
 * sender died or the provider did not answer, so it may be out; it is never sent again, only reconciled.
 */
export const OutboxStatus = z.enum([
  "planned",
  "claimed",
  "sent",
  "failed",
  "unknown",
  "cancelled",
]);
export type OutboxStatus = z.infer<typeof OutboxStatus>;

/** A step of the sequence is cold and counts against caps and spacing; the rest answers somebody or serves a meeting. */
const OutboxKind = z.enum(["step", "reply", "meeting"]);

export const OutboxEntry = z.object({
  /** Its business meaning: outboxId(leadId, purpose, version). The same meaning can be planned once only. */
  id: z.string(),
  leadId: z.string(),
  kind: OutboxKind,
  /** Step number of the sequence; 0 for what is no step. */
  step: z.int().min(0),
  /** Name of the campaign variant whose text this is; empty for what is no step. */
  variant: z.string(),
  angleId: z.string().optional(),
  status: OutboxStatus,
  version: z.int().min(1),
  channel: Channel,
  transport: TransportName,
  accountId: z.string(),
  campaignId: z.string(),
  /** Lower-case address, profile URL or phone number. */
  to: z.string(),
  companyKey: z.string(),
  subject: z.string().optional(),
  /** With its signature, without disclosure and legal footer: the sender adds those, whatever wrote the text. */
  text: z.string(),
  /** Of this mail, without angle brackets: derived from the id, so an unknown outcome can be looked up. */
  messageId: z.string(),
  inReplyTo: z.string().optional(),
  references: z.array(z.string()),
  /** An iCalendar object sent along, for meetings. */
  calendar: z.object({ method: z.enum(["REQUEST", "CANCEL"]), content: z.string() }).optional(),
  /** Why it may be sent: the legal basis, and who let it go ("campaign", or the person). */
  basis: z.string(),
  approvedBy: z.string(),
  /** The person whose own words they are; left out where the department wrote them. */
  writtenBy: z.string().optional(),
  dueAt: z.iso.datetime(),
  claimedAt: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional(),
  /** The provider's own id of the mail. */
  providerId: z.string().optional(),
  /** Message-ID the mail went out with where the provider replaced ours, as SES does: its follow-ups refer to it. */
  sentMessageId: z.string().optional(),
  /** Why it failed, was cancelled, or how its unknown outcome was settled. */
  reason: z.string().optional(),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;

/** purpose: "step-1", "reply-<id of the message answered>", "meeting-<id>-invite-0". */
export function outboxId(leadId: string, purpose: string, version: number): string {
  return `${leadId}.${purpose}.v${version}`;
}

/** Whose words it carries: an approved draft is the machine's, whoever let it go. */
export function writerOf({ writtenBy }: Pick<OutboxEntry, "writtenBy">): "machine" | "person" {
  return writtenBy === undefined ? "machine" : "person";
}

/** The domain it is sent from, which its Message-ID ends in; the name of the channel for what is no mail. */
export function senderDomainOfEntry({ messageId }: Pick<OutboxEntry, "messageId">): string {
  return messageId.slice(messageId.lastIndexOf("@") + 1).toLowerCase();
}
