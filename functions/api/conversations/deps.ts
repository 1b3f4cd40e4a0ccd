import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationLists, ConversationStore } from "#shared/ports/conversation-store.ts";
import type { CorrectionLog } from "#shared/ports/correction-log.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { Flows } from "#shared/ports/flows.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import type { AskMayContact } from "../../ask-may-contact.ts";

export type ConversationRoutesDeps = {
  readonly leads: Pick<LeadStore, "find" | "add">;
  readonly conversations: Pick<
    ConversationStore,
    "find" | "change" | "message" | "messages" | "changeMessage" | "letIn"
  > &
    ConversationLists;
  readonly outbox: Pick<OutboxStore, "ofLead" | "plan" | "cancel" | "postpone">;
  readonly tasks: Pick<TaskStore, "add" | "close" | "find">;
  readonly approvals: Pick<ApprovalStore, "ofLead" | "decide">;
  readonly meetingStore: Pick<MeetingStore, "find">;
  readonly accounts: Pick<SenderAccounts, "list">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly corrections: CorrectionLog;
  /** Works the lead that is made of a person whom a reply names. */
  readonly flows: Pick<Flows<"lead-pipeline">, "start">;
  readonly signer: Pick<Signer, "tag">;
  readonly mayContact: AskMayContact;
  readonly suppressions: Pick<SuppressionList, "find">;
  /** A corrected reply is handled again. */
  readonly replies: Queue<{
    readonly leadId: string;
    readonly messageId: string;
    readonly correctedAt?: string;
  }>;
  readonly now: () => Date;
};
