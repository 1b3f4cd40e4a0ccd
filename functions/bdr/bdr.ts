import type { AgentInput, AgentOutput } from "#shared/domain/agents/agents.ts";
import type { Agent } from "#shared/models/agent.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { KnowledgeStore } from "#shared/ports/knowledge-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { MeetingDesk } from "../meeting-desk/desk.ts";
import { approvalIdOf } from "./approval-id.ts";
import { book } from "./book.ts";
import { decline } from "./decline.ts";
import { findSlots } from "./find-slots.ts";
import { propose, remind } from "./propose.ts";
import { qualify } from "./qualify.ts";

export type BdrDeps = Omit<MeetingDesk, "conversations"> & {
  readonly conversations: Pick<ConversationStore, "find" | "change" | "message" | "messages">;
  readonly approvals: ApprovalStore;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly knowledge: Pick<KnowledgeStore, "list">;
  readonly suppressions: Pick<SuppressionList, "find">;
  readonly meetingWishes: Queue<{
    readonly kind: "arrange";
    readonly leadId: string;
    readonly messageId: string;
    readonly round: number;
  }>;
  readonly bus: EventBus;
  /** How long a person has to decide, before the reminder and again after it. */
  readonly approvalHours: number;
};

/** One step of the flow infra/flows/bdr.asl.json, about one wish for a meeting. */
export type BdrStep = (deps: BdrDeps, work: BdrWork) => Promise<Done>;

export type BdrWork = {
  readonly leadId: string;
  readonly messageId: string;
  readonly round: number;
  readonly approvalId: string;
  readonly runId: string;
};

export type Done = Pick<AgentOutput<"bdr">, "decision" | "reason" | "approvalId" | "meetingId">;

export function createBdr(deps: BdrDeps): Agent<"bdr"> {
  return {
    name: "bdr",
    async run({ leadId, messageId, step, round = 0 }, { runId }) {
      const approvalId = approvalIdOf({ leadId, messageId, round });
      const done = await steps[step](deps, { leadId, messageId, round, approvalId, runId });
      return { leadId, step, ...done };
    },
  };
}

const steps: Readonly<Record<AgentInput<"bdr">["step"], BdrStep>> = {
  qualify,
  "find-slots": findSlots,
  propose,
  remind,
  book,
  decline,
};
