import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { ActionDecision } from "#shared/domain/conversations/decide-action.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { OpenOffer } from "#shared/domain/meetings/takes-slot.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import type { Language, ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { KnowledgeStore } from "#shared/ports/knowledge-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";

export type ArrangeMeeting = {
  readonly kind: "arrange";
  readonly leadId: string;
  readonly messageId: string;
};

/** Reads what a person wrote: locked rules first, then a model or the rules. */
export type ReadReply = (
  run: AgentRun,
  reply: {
    readonly text: string;
    readonly language: Language;
    readonly now: Date;
    readonly offered?: OpenOffer | undefined;
  },
) => Promise<ReplyReading>;

export type ConversationDeps = {
  readonly conversations: Pick<
    ConversationStore,
    "find" | "change" | "message" | "messages" | "changeMessage" | "stopCompany"
  >;
  readonly outbox: Pick<OutboxStore, "plan" | "ofLead" | "cancel">;
  readonly suppressions: Pick<SuppressionList, "add">;
  readonly tasks: Pick<TaskStore, "add" | "close">;
  readonly approvals: Pick<ApprovalStore, "add" | "decide" | "ofLead">;
  readonly accounts: Pick<SenderAccounts, "list">;
  readonly leads: Pick<LeadStore, "find" | "factsOf">;
  readonly knowledge: Pick<KnowledgeStore, "list">;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
  readonly directory: Pick<DepartmentDirectory, "campaign" | "companyDay">;
  readonly meetings: Queue<ArrangeMeeting>;
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly signer: Pick<Signer, "tag">;
  readonly bus: EventBus;
  readonly readReply: ReadReply;
  readonly now: () => Date;
};

/** One reply on its way through the agent. */
export type Turn = {
  readonly conversation: Conversation;
  readonly message: ConversationMessage;
  /** All of the conversation, oldest first. */
  readonly messages: readonly ConversationMessage[];
  readonly reading: ReplyReading;
  readonly decision: ActionDecision;
  readonly lead: Lead;
  readonly campaign: CampaignSettings;
  readonly language: Language;
  readonly run: AgentRun;
};

/** What was done, in the words of the agent registry. */
export type Done = {
  readonly action:
    | "answered"
    | "drafted"
    | "arranging-meeting"
    | "closed"
    | "waiting"
    | "handed-off"
    | "nothing";
  readonly reason: string;
  /** What a person has to decide now. */
  readonly approvalId?: string | undefined;
  /** Why a person is called; with what they need to know. */
  readonly handOff?: Readonly<Record<string, unknown>> | undefined;
};
