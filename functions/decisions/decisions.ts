import * as z from "zod";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { decide } from "#shared/domain/meetings/decide.ts";
import { isWithdrawn } from "#shared/domain/meetings/withdrawn-for.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { FlowTokens } from "#shared/ports/flow-tokens.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { callPerson } from "../call-person.ts";
import { type PlanReplyDeps, planReply } from "./plan-reply.ts";

export const DecisionsMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("decided"), approvalId: z.string() }),
  z.object({ kind: z.literal("sweep") }),
]);
export type DecisionsMessage = z.infer<typeof DecisionsMessage>;

export type DecisionsDeps = PlanReplyDeps & {
  readonly approvals: Pick<ApprovalStore, "find" | "list" | "decide" | "note">;
  readonly tokens: FlowTokens;
  /** Where the step of a sequence that a person let go is planned. */
  readonly outreach: Queue<{
    readonly kind: "step-approved";
    readonly leadId: string;
    readonly approvalId: string;
  }>;
  readonly bus: EventBus;
  readonly log: Log;
};

const SWEPT = 200;
const MINUTE = 60_000;
/** Before that the message about the decision is probably on its way. */
const TAKEN_UP_AFTER = 2 * MINUTE;
/** A flow that took a decision books within seconds, with all its retries within minutes. */
const LOST_AFTER = 30 * MINUTE;
/** A flow ends its own approvals; this is for one whose flow is gone. */
const FLOW_GRACE = 60 * MINUTE;

/** Carries out what people decided. Each way ends in a note with the approval, so what has none is taken up again. */
export function createDecisions(deps: DecisionsDeps) {
  return async (message: DecisionsMessage): Promise<void> => {
    if (message.kind === "sweep") return sweep(deps);
    const approval = await deps.approvals.find(message.approvalId);
    if (!approval || approval.status === "waiting" || approval.carriedOutAt) return;
    await say(deps, "approval_decided", approval, {});
    await carryOut(deps, approval);
  };
}

async function sweep(deps: DecisionsDeps): Promise<void> {
  const { approvals, now, log } = deps;
  const decided = await approvals.list({ status: "decided", limit: SWEPT });
  for (const approval of decided) {
    if (ageOf(approval, now()) >= TAKEN_UP_AFTER) await carryOut(deps, approval);
  }
  const waiting = await approvals.list({ status: "waiting", limit: SWEPT });
  for (const approval of waiting.filter((one) => isOver(one, now()))) {
    const expired = await approvals.decide(approval.id, (current) => {
      const by = { by: "nobody", through: "timeout" } as const;
      const decision = decide(current, { kind: "expire" }, by, now());
      return decision.kind === "decided" ? decision.approval : current;
    });
    log.info("approval expired", { approvalId: approval.id });
    if (expired.kind === "decided") await carryOut(deps, expired.approval);
  }
}

function ageOf({ decidedAt, createdAt }: Approval, now: Date): number {
  return now.getTime() - Date.parse(decidedAt ?? createdAt);
}

function isOver({ proposal, expiresAt }: Approval, now: Date): boolean {
  const grace = proposal.kind === "meeting" ? FLOW_GRACE : 0;
  return Date.parse(expiresAt) + grace <= now.getTime();
}

async function carryOut(deps: DecisionsDeps, approval: Approval): Promise<void> {
  switch (approval.proposal.kind) {
    case "meeting":
      return tellFlow(deps, approval);
    case "reply":
      return sendReply(deps, approval);
    case "strategy":
      return over(deps, approval, approval.status);
  }
}

/** The flow notes itself what came of it; only one that is gone leaves that to a person. */
async function tellFlow(deps: DecisionsDeps, approval: Approval): Promise<void> {
  const { id, status, taskToken } = approval;
  const told = taskToken
    ? await deps.tokens.tell(taskToken, { status, approvalId: id })
    : ("closed" as const);
  if (told === "told") return;
  deps.log.info("no flow waits for the decision", { approvalId: id, status });
  if (ageOf(approval, deps.now()) < LOST_AFTER) return;
  if (status === "approved") {
    const reason = "a meeting was approved, and its flow ended before it was booked";
    await callPerson(deps, approval.leadId ?? "", { why: reason });
    await say(deps, "handoff_requested", approval, { reason });
  }
  await over(deps, approval, "the flow that waited has ended; a person was told");
}

async function sendReply(deps: DecisionsDeps, approval: Approval): Promise<void> {
  const { id, status, leadId, proposal, reason } = approval;
  if (!leadId || proposal.kind !== "reply") return over(deps, approval, status);
  // A step of the sequence answers no message; its own agent hears either way, and plans it for a time that suits.
  if (proposal.messageId === "") {
    await deps.outreach.send({ kind: "step-approved", leadId, approvalId: id });
    return over(deps, approval, `${status}, handed to outreach`);
  }
  if (status === "expired") {
    const why = `nobody decided in time: ${reason}`;
    await callPerson(deps, leadId, { why, messageId: proposal.messageId });
    await say(deps, "handoff_requested", approval, { reason: why });
  }
  if (status === "rejected" && !isWithdrawn(approval)) {
    const why = `${approval.decidedBy} rejected the draft; they still wait for an answer`;
    await callPerson(deps, leadId, { why, messageId: proposal.messageId });
  }
  if (status !== "approved") return over(deps, approval, status);
  return over(deps, approval, await planReply(deps, approval, leadId, proposal));
}

async function over(
  { approvals, conversations, now }: DecisionsDeps,
  { id, leadId }: Approval,
  outcome: string,
): Promise<void> {
  const conversation = leadId ? await conversations.find(leadId) : undefined;
  if (leadId && conversation?.approvalId === id) {
    await conversations.change(leadId, ({ approvalId, ...rest }) => ({
      ...rest,
      ...(approvalId && approvalId !== id && { approvalId }),
      updatedAt: now().toISOString(),
    }));
  }
  await approvals.note(id, { carriedOutAt: now().toISOString(), outcome });
}

async function say(
  { bus, now }: DecisionsDeps,
  type: DepartmentEvent["type"],
  { id, leadId, status, decidedBy, decidedThrough, proposal }: Approval,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  await bus.say({
    type,
    agent: "decisions",
    data: {
      approvalId: id,
      kind: proposal.kind,
      status,
      ...(leadId && { leadId }),
      ...(decidedBy && { decidedBy }),
      ...(decidedThrough && { decidedThrough }),
      ...more,
    },
    timestamp: now().toISOString(),
    correlationId: id,
  });
}
