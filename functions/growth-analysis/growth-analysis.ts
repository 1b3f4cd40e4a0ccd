import type { AgentInput, AgentOutput } from "#shared/domain/agents/agents.ts";
import { MOST_ROUNDS } from "#shared/domain/growth/research-plan.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { FactReader } from "#shared/ports/fact-reader.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import { analyse } from "./analyse.ts";
import { research } from "./research.ts";
import { validate } from "./validate.ts";

export type GrowthAnalysisDeps = {
  readonly leads: Pick<
    LeadStore,
    "find" | "factsOf" | "saveFindings" | "growthOf" | "saveGrowth" | "change"
  >;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
  /** The engines whose keys are stored now; undefined without any. */
  readonly searchEngine: () => Promise<SearchEngine | undefined>;
  readonly reader: FactReader;
  readonly clock: Clock;
};

type Done = Pick<AgentOutput<"growth-analysis">, "confidence" | "isEnough" | "reason">;

export type Step = (
  lead: Lead,
  round: number,
  deps: GrowthAnalysisDeps,
  run: AgentRun,
) => Promise<Done>;

export function createGrowthAnalysis(deps: GrowthAnalysisDeps): Agent<"growth-analysis"> {
  return {
    name: "growth-analysis",
    async run({ leadId, step, round }, run) {
      const lead = await deps.leads.find(leadId);
      if (!lead) throw new LeadNotFound(leadId);
      const done = await steps[step](lead, round, deps, run);
      return { leadId, round, ...done };
    },
  };
}

/** The step after which the loop does not go on: only then is the company analysed. */
export function isLastStep(
  { step, round }: AgentInput<"growth-analysis">,
  { isEnough }: Pick<AgentOutput<"growth-analysis">, "isEnough">,
): boolean {
  return step === "validate" && (isEnough || round >= MOST_ROUNDS);
}

const steps: Readonly<Record<AgentInput<"growth-analysis">["step"], Step>> = {
  research,
  analyse,
  validate,
};
