import { acceptScore } from "#shared/domain/leads/accept-score.ts";
import type { Qualification } from "#shared/domain/leads/lead.ts";
import { type ScoringInput, scoreLead } from "#shared/domain/leads/score-lead.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import { type AddressDeps, discoverAddress } from "./discover-address.ts";
import { scoreLeadQuestion } from "./questions/score-lead.ts";

export type QualificationDeps = AddressDeps & {
  readonly leads: Pick<LeadStore, "find" | "factsOf" | "change">;
  readonly settings: Pick<SettingsStore, "idealCustomerProfile">;
  readonly now: () => Date;
};

export function createQualification(deps: QualificationDeps): Agent<"qualification"> {
  const { leads, settings, now } = deps;
  return {
    name: "qualification",

    async run({ leadId }, run) {
      const lead = await leads.find(leadId);
      if (!lead) throw new LeadNotFound(leadId);
      const [profile, discovery, facts] = await Promise.all([
        settings.idealCustomerProfile(),
        discoverAddress(deps, lead, run),
        leads.factsOf(leadId),
      ]);

      const reachable = discovery.email ? { ...lead, email: discovery.email } : lead;
      const factKinds = facts.map(({ kind }) => kind);
      const input = { lead: reachable, profile, about: discovery.about, factKinds };
      const qualification = await qualify(input, run);

      await leads.change(leadId, ({ emailNote: _, ...current }) => ({
        ...current,
        status: "working",
        ...(discovery.email && { email: { foundOn: dayOf(now()), ...discovery.email } }),
        ...(discovery.note && { emailNote: discovery.note }),
        ...(discovery.doNotContact && { doNotContact: discovery.doNotContact }),
        qualification,
        updatedAt: now().toISOString(),
      }));
      return {
        leadId,
        score: qualification.score,
        tier: qualification.tier,
        hasEmail: reachable.email !== undefined,
        decision: qualification.tier === "D" ? "park" : "continue",
        reason: qualification.reasoning,
      };
    },
  };
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

async function qualify(input: ScoringInput, run: AgentRun): Promise<Qualification> {
  const asked = await run.ask(scoreLeadQuestion, input);
  return asked.kind === "needs-a-person"
    ? { ...scoreLead(input), model: "rules" }
    : { ...acceptScore(asked.answer, input), model: asked.model };
}
