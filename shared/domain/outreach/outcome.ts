import * as z from "zod";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { segmentOfLead } from "#shared/domain/leads/segment-of-lead.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { type OutboxEntry, senderDomainOfEntry } from "./outbox-entry.ts";

export const OutcomeKind = z.enum([
  "allocated",
  "held-out",
  "sent",
  "delivered",
  "soft-bounced",
  "hard-bounced",
  "sender-refused",
  "complained",
  "unsubscribed",
  "replied",
  "replied-positively",
  "meeting-booked",
  "meeting-held",
  "no-show",
  "meeting-without-outreach",
]);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

/** Something that happened to a person, with all that a sum may be taken over. */
export const OutcomeEvent = z.object({
  /** The kind and what makes it one fact: told again, from wherever, it has the same id. */
  id: z.string(),
  kind: OutcomeKind,
  at: z.string(),
  leadId: z.string(),
  campaignId: z.string(),
  accountId: z.string(),
  senderDomain: z.string(),
  step: z.number(),
  variant: z.string(),
  angleId: z.string(),
  /** Industry, or "unknown". */
  segment: z.string(),
  /** Hour of the send in the recipient's zone; -1 where it does not apply. */
  sendHour: z.number(),
});
export type OutcomeEvent = z.infer<typeof OutcomeEvent>;
/** As sums take it. */
export type Outcome = Omit<OutcomeEvent, "id">;

/** Whom it happened to, and when. */
type Happened = { readonly lead: Lead | undefined; readonly at: string };

type EntryOutcome =
  | "sent"
  | "delivered"
  | "soft-bounced"
  | "hard-bounced"
  | "sender-refused"
  | "complained";

/** What became of one message of ours. */
export function outcomeOfEntry(
  kind: EntryOutcome,
  entry: OutboxEntry,
  { lead, at, sendHour = -1 }: Happened & { readonly sendHour?: number },
): OutcomeEvent {
  return { ...aboutEntry(entry), id: `${kind}#${entry.id}`, kind, at, ...ofLead(lead), sendHour };
}

/** The message that an answer is booked on; the conversation where none is known. */
type Written = OutboxEntry | Conversation;

/** A reply, and one that is warm, count once for the message that says it. */
export function outcomeOfReply(
  kind: "replied" | "replied-positively",
  { id }: Pick<ConversationMessage, "id">,
  written: Written,
  { lead, at }: Happened,
): OutcomeEvent {
  return { ...aboutWritten(written), id: `${kind}#${id}`, kind, at, ...ofLead(lead) };
}

/** A person opts out once, whether by a click, a mail to the address for it or in words, and however often. */
export function outcomeOfOptOut(written: Written, { lead, at }: Happened): OutcomeEvent {
  const about = aboutWritten(written);
  const kind = "unsubscribed";
  return { ...about, id: `${kind}#${about.leadId}`, kind, at, ...ofLead(lead) };
}

export function outcomeOfMeeting(
  kind: "meeting-booked" | "meeting-held" | "no-show",
  { id, organizer }: Pick<Meeting, "id" | "organizer">,
  conversation: Conversation,
  { lead, at }: Happened,
): OutcomeEvent {
  const senderDomain = organizer.email.split("@").at(-1) ?? "";
  const about = { ...aboutConversation(conversation), senderDomain };
  return { ...about, id: `${kind}#${id}`, kind, at, ...ofLead(lead) };
}

export function outcomeOfAllocation(
  kind: "allocated" | "held-out",
  {
    leadId,
    campaignId,
    segment,
    at,
  }: Pick<OutcomeEvent, "leadId" | "campaignId" | "segment" | "at">,
): OutcomeEvent {
  return { ...notWritten, leadId, campaignId, segment, id: `${kind}#${leadId}`, kind, at };
}

/** Somebody who was held out met us all the same. */
export function outcomeOfUninvitedMeeting(heldOut: OutcomeEvent, at: string): OutcomeEvent {
  const kind = "meeting-without-outreach";
  return { ...heldOut, id: `${kind}#${heldOut.leadId}`, kind, at };
}

function aboutWritten(written: Written) {
  return "sequence" in written ? aboutConversation(written) : aboutEntry(written);
}

function aboutEntry(entry: OutboxEntry) {
  return {
    leadId: entry.leadId,
    campaignId: entry.campaignId,
    accountId: entry.accountId,
    senderDomain: senderDomainOfEntry(entry),
    step: entry.step,
    variant: entry.variant,
    angleId: entry.angleId ?? "",
    sendHour: -1,
  };
}

function aboutConversation({ leadId, campaignId, accounts, sequence }: Conversation) {
  return {
    ...notWritten,
    leadId,
    campaignId,
    accountId: accounts.email ?? accounts.linkedin ?? "",
    step: sequence.nextStep - 1,
    variant: sequence.variant,
    angleId: sequence.angleId ?? "",
  };
}

const notWritten = {
  accountId: "",
  senderDomain: "",
  step: 0,
  variant: "",
  angleId: "",
  sendHour: -1,
};

function ofLead(lead: Lead | undefined) {
  return { segment: lead ? segmentOfLead(lead) : "unknown" };
}
