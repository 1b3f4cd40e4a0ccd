import type { AgentOutput } from "#shared/domain/agents/agents.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { acceptProposals } from "#shared/domain/reporting/accept-proposals.ts";
import { tallyArms } from "#shared/domain/reporting/arm-tally.ts";
import { mondayOf } from "#shared/domain/reporting/calendar-days.ts";
import { reviewStrategy, type StrategyChange } from "#shared/domain/reporting/strategy-review.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import { outcomesOfDays } from "./outcomes-of-days.ts";
import { proposeStrategy } from "./questions/propose-strategy.ts";

export type ReviewDeps = {
  readonly outcomes: Pick<OutcomeLog, "ofDay">;
  readonly approvals: Pick<ApprovalStore, "add">;
  readonly bus: EventBus;
  readonly now: () => Date;
};

const WEEKS = 4;
const DAYS_TO_DECIDE = 7;

/** Proposes what the last weeks speak for. Each proposal waits for a person and lapses with the week. */
export async function review(
  deps: ReviewDeps,
  day: string,
  run: AgentRun,
): Promise<Pick<AgentOutput<"sales-manager">, "reason">> {
  const week = mondayOf(day);
  const outcomes = await outcomesOfDays(deps.outcomes, day, WEEKS * 7);
  const found = reviewStrategy({ board: tallyArms(outcomes), weeks: WEEKS, seed: week });
  if (found.length === 0) {
    return { reason: `Nothing in the last ${WEEKS} weeks speaks clearly enough for a change.` };
  }
  const asked = await run.ask(proposeStrategy, { changes: found });
  const proposals =
    asked.kind === "answered" ? acceptProposals(asked.answer.proposals, found) : found;
  for (const proposal of proposals) await propose(deps, proposal, week, run);
  return { reason: `Proposed: ${proposals.map(({ change }) => change).join(" ")}` };
}

async function propose(
  { approvals, bus, now }: ReviewDeps,
  { id, change, evidence, confidence }: StrategyChange,
  week: string,
  { runId }: AgentRun,
): Promise<void> {
  const at = now();
  const approval: Approval = {
    id: `strategy-${week}-${id}`,
    version: 1,
    proposal: { kind: "strategy", change, evidence: [...evidence] },
    reason: `The counts speak for it with a confidence of ${Math.round(confidence * 100)} %.`,
    status: "waiting",
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + DAYS_TO_DECIDE * 86_400_000).toISOString(),
  };
  // Said for one that is there already too: a crash may have come before it was said.
  await approvals.add(approval);
  await bus.say({
    type: "approval_requested",
    agent: "sales-manager",
    data: { approvalId: approval.id, kind: "strategy", reason: approval.reason },
    timestamp: at.toISOString(),
    correlationId: runId,
  });
}
