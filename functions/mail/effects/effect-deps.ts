import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";

/** What a mail or an event about one can touch. Every effect may be done again: both are delivered more than once. */
export type EffectDeps = {
  readonly conversations: Pick<
    ConversationStore,
    "find" | "change" | "addMessage" | "message" | "messages" | "changeMessage" | "stopCompany"
  >;
  readonly outbox: Pick<OutboxStore, "find" | "ofLead" | "settle" | "cancel" | "postpone">;
  readonly suppressions: Pick<SuppressionList, "add">;
  readonly tasks: Pick<TaskStore, "add" | "close">;
  readonly approvals: Pick<ApprovalStore, "ofLead" | "decide">;
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly leads: Pick<LeadStore, "find">;
  /** The red lines look at once when a provider refuses our sender, not at their next quarter of an hour. */
  readonly lines: Queue<{ readonly kind: "check" }>;
  readonly log: Log;
  readonly now: () => Date;
};
