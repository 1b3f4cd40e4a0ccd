import * as z from "zod";
import { Channel } from "#shared/domain/outreach/sender-account.ts";
import { Language, ReplyReading } from "#shared/domain/replies/reply-reading.ts";

export const ConversationState = z.enum([
  "initial_outreach",
  "awaiting_response",
  "qualifying",
  "objection_handling",
  "scheduling",
  "nurture",
  "handed_off",
  "closed",
]);
export type ConversationState = z.infer<typeof ConversationState>;

/** What was learnt of the sale, each with the words it rests on. */
export const ExtractedInfo = z.object({
  budget: z.string().optional(),
  timeline: z.string().optional(),
  decisionMaker: z.string().optional(),
  need: z.string().optional(),
  currentVendor: z.string().optional(),
});
export type ExtractedInfo = z.infer<typeof ExtractedInfo>;

/** One lead's whole exchange with the company over all channels. Its id is the lead's. */
export const Conversation = z.object({
  leadId: z.string(),
  version: z.int().min(1),
  state: ConversationState,
  /** Why it is in this state, in plain words. */
  reason: z.string(),
  campaignId: z.string(),
  companyKey: z.string(),
  /** Lower case. */
  email: z.string().optional(),
  linkedinUrl: z.string().optional(),
  language: Language,
  /** The unguessable part of the plus-address that replies come back to. */
  replyToken: z.string(),
  /** Who the messages of a channel come from; the same account stays with a conversation. */
  accounts: z.partialRecord(Channel, z.string()),
  sequence: z.object({
    /** The step to be planned next; steps up to it are in the outbox. */
    nextStep: z.int().min(1),
    /** Which variant this lead gets of every step. */
    variant: z.string(),
    angleId: z.string().optional(),
    /** The time of the recipient's day its messages should arrive, where the day allows. */
    hours: z.enum(["morning", "midday", "afternoon"]).optional(),
    /** Once set, no step of the sequence is ever sent again. */
    stopped: z.object({ reason: z.string(), at: z.iso.datetime() }).optional(),
    /** No step before this day: an out-of-office says when the person is back. */
    notBefore: z.iso.date().optional(),
  }),
  info: ExtractedInfo,
  /** The approval a person has not decided yet. */
  approvalId: z.string().optional(),
  meetingId: z.string().optional(),
  /** Why the next word is a person's, since when, and about which message; gone once a person has said it. */
  personNeeded: z
    .object({ why: z.string(), messageId: z.string().optional(), since: z.iso.datetime() })
    .optional(),
  /** When it last came into a person's hands. */
  handedOffAt: z.iso.datetime().optional(),
  softBounces: z.int().min(0),
  lastInboundAt: z.iso.datetime().optional(),
  lastOutboundAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Conversation = z.infer<typeof Conversation>;

/** One message of a conversation, in or out, as people and agents see it. */
export const ConversationMessage = z.object({
  /** In: derived from the mail's Message-ID. Out: the outbox id. */
  id: z.string(),
  leadId: z.string(),
  direction: z.enum(["in", "out"]),
  channel: Channel,
  at: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  subject: z.string().optional(),
  /** In: without quoted text and signature. */
  text: z.string(),
  /** Message-ID of the mail, without angle brackets. */
  messageId: z.string().optional(),
  /** What kind of mail it was, for those that no person wrote. */
  mailKind: z.string().optional(),
  reading: ReplyReading.optional(),
  /** A person's word on the reading; each becomes a case of the evals. */
  correction: z
    .object({ labels: z.array(z.string()), by: z.string(), at: z.iso.datetime() })
    .optional(),
  /** State of the conversation when it was read: handled again after a crash, it is decided from the same state. */
  stateBefore: ConversationState.optional(),
  /** What was done about it, with the reason. */
  outcome: z.string().optional(),
  /** What became of the person it names: a lead made of them, or the one they were already. */
  referred: z
    .object({ leadId: z.string(), wasKnown: z.boolean(), by: z.string(), at: z.iso.datetime() })
    .optional(),
  /** Key of the raw mail in the mail bucket. */
  rawKey: z.string().optional(),
  isAuthenticated: z.boolean().optional(),
  /** Found by an address alone that nobody vouches for: whoever wrote it, it speaks for nobody but that one person. */
  mayBeForged: z.boolean().optional(),
  /** A colleague answers for the person that was written to. */
  isFromSomebodyElse: z.boolean().optional(),
  /** The iCalendar object with which an invitation was answered. */
  calendar: z.string().optional(),
});
export type ConversationMessage = z.infer<typeof ConversationMessage>;
