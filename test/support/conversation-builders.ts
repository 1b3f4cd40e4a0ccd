import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { ReplyLabel, ReplyReading } from "#shared/domain/replies/reply-reading.ts";

const at = "2026-11-20T09:00:00.000Z";

export function aTalk(conversation: Partial<Conversation> = {}): Conversation {
  return {
    leadId: "lead-1",
    version: 1,
    state: "awaiting_response",
    reason: "was written to",
    campaignId: "direct",
    companyKey: "kestrel-bearings.example",
    email: "gareth.oduya@kestrel-bearings.example",
    language: "en",
    replyToken: "token-1",
    accounts: { email: "mailbox-1" },
    sequence: { nextStep: 2, variant: "a" },
    info: {},
    softBounces: 0,
    createdAt: at,
    updatedAt: at,
    ...conversation,
  };
}

/** A mail of the prospect. */
export function aReply(message: Partial<ConversationMessage> = {}): ConversationMessage {
  return {
    id: "reply-1",
    leadId: "lead-1",
    direction: "in",
    channel: "email",
    at: "2026-11-20T10:00:00.000Z",
    from: "gareth.oduya@kestrel-bearings.example",
    to: "ines.moreau@tidewater-planning.example",
    subject: "Re: Two sites, one stock",
    text: "How much does it cost?",
    messageId: "abc@kestrel-bearings.example",
    ...message,
  };
}

export function aReading(
  labels: readonly ReplyLabel[] = ["question"],
  reading: Partial<ReplyReading> = {},
): ReplyReading {
  return {
    labels: labels.map((label) => ({ label, confidence: 0.95, span: "" })),
    objections: [],
    sentiment: "neutral",
    language: "en",
    proposedTimes: [],
    decidedBy: "rules",
    ...reading,
  };
}
