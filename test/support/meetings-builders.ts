import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { Approval, Proposal, Slot } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";

/** A Friday. */
const at = "2026-11-20T09:00:00.000Z";

/** Half an hour from then. */
export function aSlot(startsAt = "2026-11-24T10:00:00.000Z"): Slot {
  const endsAt = new Date(Date.parse(startsAt) + 30 * 60_000).toISOString();
  return { startsAt: new Date(startsAt).toISOString(), endsAt };
}

export function aMeetingProposal(
  proposal: Partial<Extract<Proposal, { kind: "meeting" }>> = {},
): Proposal {
  return {
    kind: "meeting",
    messageId: "message-1",
    purpose: "offer",
    title: "Call: Kestrel Bearings and Tidewater Planning",
    slots: [aSlot(), aSlot("2026-11-25T14:00:00Z"), aSlot("2026-11-26T11:00:00Z")],
    timeZone: "Europe/London",
    text: "Hello Gareth,\n\nThese times are free.",
    ...proposal,
  };
}

export function anApproval(approval: Partial<Approval> = {}): Approval {
  return {
    id: "approval-1",
    version: 1,
    leadId: "lead-1",
    proposal: aMeetingProposal(),
    reason: "Gareth Oduya asks for a meeting",
    status: "waiting",
    createdAt: at,
    expiresAt: "2026-11-22T09:00:00.000Z",
    ...approval,
  };
}

export function aMeeting(meeting: Partial<Meeting> = {}): Meeting {
  return {
    id: "meeting-1",
    version: 1,
    leadId: "lead-1",
    approvalId: "approval-1",
    status: "booked",
    title: "Call: Kestrel Bearings and Tidewater Planning",
    slot: aSlot(),
    timeZone: "Europe/London",
    attendee: { name: "Gareth Oduya", email: "gareth.oduya@kestrel-bearings.example" },
    organizer: { name: "Ines Moreau", email: "ines.moreau@tidewater-planning.example" },
    sequence: 0,
    invitedAt: at,
    language: "en",
    createdAt: at,
    updatedAt: at,
    ...meeting,
  };
}

export function aWaitingConversation(conversation: Partial<Conversation> = {}): Conversation {
  return {
    leadId: "lead-1",
    version: 1,
    state: "scheduling",
    reason: "asks for a meeting",
    campaignId: "direct",
    companyKey: "kestrel-bearings.example",
    email: "gareth.oduya@kestrel-bearings.example",
    language: "en",
    replyToken: "token-1",
    accounts: { email: "mailbox-1" },
    sequence: { nextStep: 2, variant: "a", stopped: { reason: "replied", at } },
    info: {},
    softBounces: 0,
    createdAt: at,
    updatedAt: at,
    ...conversation,
  };
}

export function aReply(message: Partial<ConversationMessage> = {}): ConversationMessage {
  return {
    id: "message-1",
    leadId: "lead-1",
    direction: "in",
    channel: "email",
    at,
    from: "gareth.oduya@kestrel-bearings.example",
    to: "reply+token-1@replies.example",
    subject: "Re: Two sites, one stock",
    text: "Happy to talk. When could you?",
    messageId: "reply-1@kestrel-bearings.example",
    reading: aMeetingWish(),
    isAuthenticated: true,
    ...message,
  };
}

export function aMeetingWish(reading: Partial<ReplyReading> = {}): ReplyReading {
  return {
    labels: [{ label: "meeting_request", confidence: 0.95, span: "Happy to talk" }],
    objections: [],
    sentiment: "positive",
    language: "en",
    proposedTimes: [],
    decidedBy: "rules",
    ...reading,
  };
}
