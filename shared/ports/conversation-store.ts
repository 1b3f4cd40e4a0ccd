import type {
  Conversation,
  ConversationMessage,
  ConversationState,
} from "#shared/domain/conversations/conversation.ts";

export type ConversationStore = {
  readonly find: (leadId: string) => Promise<Conversation | undefined>;
  /** False when the lead has a conversation already; it stays as it is. */
  readonly begin: (conversation: Conversation) => Promise<boolean>;
  /** Reads, lets `change` decide, writes on the version read, and again when another was faster. Rejects with ConversationNotFound. */
  readonly change: (
    leadId: string,
    change: (conversation: Conversation) => Conversation,
  ) => Promise<Conversation>;
  /** Leads of the same company that have a conversation. */
  readonly ofCompany: (companyKey: string) => Promise<readonly string[]>;
  /** From then on no step of a sequence to anyone at the company can be claimed, whoever was let in before. */
  readonly stopCompany: (companyKey: string, reason: string, at: Date) => Promise<void>;
  /** The company named this lead to us, and a person lets it be written to although the company is stopped. */
  readonly letIn: (companyKey: string, leadId: string) => Promise<void>;
  /** Undefined also for a lead that was let in since. */
  readonly companyStop: (
    companyKey: string,
    leadId?: string,
  ) => Promise<{ readonly reason: string; readonly at: string } | undefined>;

  /** False when it is there already: mail is delivered more than once. */
  readonly addMessage: (message: ConversationMessage) => Promise<boolean>;
  readonly changeMessage: (
    leadId: string,
    messageId: string,
    change: (message: ConversationMessage) => ConversationMessage,
  ) => Promise<ConversationMessage>;
  readonly message: (leadId: string, messageId: string) => Promise<ConversationMessage | undefined>;
  /** Oldest first. */
  readonly messages: (leadId: string) => Promise<readonly ConversationMessage[]>;
  /** Notes whose a mail in the bucket is where no message names it: an erasure has to find it. */
  readonly noteRawMail: (leadId: string, rawKey: string) => Promise<void>;
  /** Whose conversation a mail belongs to, by a Message-ID that was planned or received in it. */
  readonly leadOfMessageId: (messageId: string) => Promise<string | undefined>;
  readonly leadOfReplyToken: (replyToken: string) => Promise<string | undefined>;
};

/** For people who look, and for who looks at all. */
export type ConversationLists = {
  /** Newest first. */
  readonly list: (query: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly state?: ConversationState | undefined;
  }) => Promise<{ readonly conversations: readonly Conversation[]; readonly cursor?: string }>;
  /** Those whose next word is a person's, however old, who waits longest first. */
  readonly waiting: (query: {
    readonly limit: number;
    readonly cursor?: string | undefined;
  }) => Promise<{ readonly conversations: readonly Conversation[]; readonly cursor?: string }>;
};

export class ConversationNotFound extends Error {
  override readonly name = "ConversationNotFound";

  constructor(leadId: string, options?: ErrorOptions) {
    super(`Lead ${leadId} has no conversation`, options);
  }
}
