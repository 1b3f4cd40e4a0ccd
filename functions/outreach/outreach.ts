import type { AgentInput, AgentOutput } from "#shared/domain/agents/agents.ts";
import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import { readerOf } from "#shared/domain/campaigns/reader.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Agent } from "#shared/models/agent.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import { newConversation } from "./new-conversation.ts";
import { type PlanStepDeps, planStep } from "./plan-step.ts";

export type OutreachDeps = PlanStepDeps & {
  readonly leads: Pick<LeadStore, "find" | "campaignOf" | "contactsOf">;
  readonly approvals: Pick<ApprovalStore, "add" | "find" | "note">;
  /** Which variant of every step a lead gets, as learning has it; without an opinion the first. */
  readonly chooseVariant: (campaign: Campaign, lead: Lead) => Promise<VariantChoice | undefined>;
};

export type VariantChoice = {
  readonly variant: string;
  readonly angleId: string;
  readonly hours?: "morning" | "midday" | "afternoon" | undefined;
};

type Output = AgentOutput<"outreach">;

/** Begins the sequence of a lead, and plans one message at a time: the next only when the one before is out. */
export function createOutreach(deps: OutreachDeps): Agent<"outreach"> {
  const { leads, conversations, approvals, now } = deps;

  return {
    name: "outreach",
    async run(input) {
      const { leadId } = input;
      const lead = await leads.find(leadId);
      if (!lead) return refused(leadId, "there is no such lead any more");
      const campaign = await leads.campaignOf(leadId);
      if (!campaign || campaign.steps.length === 0) {
        return refused(leadId, campaign?.note ?? "no campaign is written for the lead");
      }
      const reader = readerOf(lead, await leads.contactsOf(leadId));
      const about = { lead, campaign, reader };
      const conversation = (await conversations.find(leadId)) ?? (await toBegin(input, about));
      if (!conversation) return refused(leadId, "no conversation was begun with the lead");
      if (input.task === "plan-approved") return decided(input, { ...about, conversation });
      return planStep(deps, { ...about, conversation });
    },
  };

  async function toBegin(input: AgentInput<"outreach">, about: Omit<StepAbout, "conversation">) {
    if (input.task !== "begin") return undefined;
    const chosen = await deps.chooseVariant(about.campaign, about.lead);
    return newConversation(deps, input, about, chosen);
  }

  async function decided(
    { leadId, approvalId }: Extract<AgentInput<"outreach">, { task: "plan-approved" }>,
    about: StepAbout,
  ): Promise<Output> {
    const approval = await approvals.find(approvalId);
    if (!approval) throw new Error(`A decision names an unknown approval: ${approvalId}`);
    const { status, proposal, decision, decidedBy = "a person" } = approval;
    if (status === "waiting") return { leadId, outcome: "waiting", reason: "nobody decided yet" };
    if (proposal.kind !== "reply") return refused(leadId, "the approval is about no message");
    if (status !== "approved") {
      const reason = `${status === "rejected" ? `${decidedBy} rejected` : "nobody approved"} the message`;
      await conversations.change(leadId, (conversation) => ({
        ...conversation,
        sequence: {
          ...conversation.sequence,
          stopped: conversation.sequence.stopped ?? { reason, at: now().toISOString() },
        },
        updatedAt: now().toISOString(),
      }));
      return refused(leadId, reason);
    }
    return planStep(deps, about, {
      approvalId,
      by: decidedBy,
      subject: decision?.subject ?? (proposal.subject || undefined),
      text: decision?.text ?? proposal.text,
    });
  }
}

type StepAbout = Parameters<typeof planStep>[1];

function refused(leadId: string, reason: string): Output {
  return { leadId, outcome: "refused", reason };
}
