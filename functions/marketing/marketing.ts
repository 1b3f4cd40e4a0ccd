import type { AgentInput, AgentOutput } from "#shared/domain/agents/agents.ts";
import { acceptAngles } from "#shared/domain/campaigns/accept-angles.ts";
import { assembleSteps } from "#shared/domain/campaigns/assemble-steps.ts";
import { planSequence } from "#shared/domain/campaigns/plan-sequence.ts";
import { type Brief, briefFor } from "#shared/domain/campaigns/writing/brief.ts";
import { chooseAngles } from "#shared/domain/campaigns/writing/choose-angles.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import { optimise } from "./optimise.ts";
import { findAngles } from "./questions/find-angles.ts";
import { type DraftsInput, writeDrafts } from "./questions/write-drafts.ts";
import { writeSubjects } from "./questions/write-subjects.ts";

type MarketingLeads = Pick<
  LeadStore,
  "find" | "factsOf" | "contactsOf" | "growthOf" | "draftOf" | "saveDraft" | "saveCampaign"
>;

export type MarketingDeps = {
  readonly leads: MarketingLeads;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
  readonly clock: Clock;
};

type Done = Pick<AgentOutput<"marketing">, "count" | "reason">;

export function createMarketing(deps: MarketingDeps): Agent<"marketing"> {
  return {
    name: "marketing",
    async run({ leadId, step }, run) {
      const brief = await gather(leadId, deps);
      const done = await steps[step](brief, deps, run);
      return { leadId, step, ...done };
    },
  };
}

async function gather(leadId: string, { leads, settings, clock }: MarketingDeps): Promise<Brief> {
  const [lead, facts, contacts, growth, seller] = await Promise.all([
    leads.find(leadId),
    leads.factsOf(leadId),
    leads.contactsOf(leadId),
    leads.growthOf(leadId),
    settings.sellerProfile(),
  ]);
  if (!lead) throw new LeadNotFound(leadId);
  return briefFor({ lead, facts, contacts, growth, seller, now: clock() });
}

type Step = (brief: Brief, deps: MarketingDeps, run: AgentRun) => Promise<Done>;

const angles: Step = async (brief, { leads }, run) => {
  const asked = await run.ask(findAngles, brief);
  if (asked.kind === "needs-a-person") return nothing(asked.reason);
  const { accepted, refused } = acceptAngles(asked.answer.angles, brief);
  // A model that was led astray must not leave the lead without a campaign.
  const kept = accepted.length > 0 ? accepted : chooseAngles(brief);
  await leads.saveDraft(brief.lead.id, "angles", { angles: [...kept], models: [asked.model] });
  const aside = refused.length > 0 ? `; ${refused.length} refused: ${refused.join("; ")}` : "";
  return { count: kept.length, reason: `${kept.length} angles${aside}` };
};

const drafts: Step = async (brief, { leads }, run) => {
  const planned = await planFor(brief, leads);
  if (planned.kind === "nothing") return nothing(planned.reason);
  const asked = await run.ask(writeDrafts, planned.input);
  if (asked.kind === "needs-a-person") return nothing(asked.reason);
  const { steps: written, missing } = assembleSteps(asked.answer.sentences, planned.input);
  await leads.saveDraft(brief.lead.id, "drafts", { steps: written, models: [asked.model] });
  const aside =
    missing > 0 ? `; ${missing} variants were missing and are written by the rules` : "";
  return { count: written.length, reason: `${written.length} steps drafted${aside}` };
};

const subjects: Step = async (brief, { leads }, run) => {
  const planned = await planFor(brief, leads);
  if (planned.kind === "nothing") return nothing(planned.reason);
  const asked = await run.ask(writeSubjects, planned.input);
  if (asked.kind === "needs-a-person") return nothing(asked.reason);
  const { subjects: written } = asked.answer;
  await leads.saveDraft(brief.lead.id, "subjects", { subjects: written, models: [asked.model] });
  return { count: written.length, reason: `${written.length} subjects` };
};

const steps: Readonly<Record<AgentInput<"marketing">["step"], Step>> = {
  angles,
  drafts,
  subjects,
  optimise,
};

function nothing(reason: string): Done {
  return { count: 0, reason };
}

type Planned =
  | { readonly kind: "planned"; readonly input: DraftsInput }
  | { readonly kind: "nothing"; readonly reason: string };

/** Drafts and subjects run side by side; the same angles give both the same plan. */
async function planFor(brief: Brief, leads: MarketingLeads): Promise<Planned> {
  const found = await leads.draftOf(brief.lead.id, "angles");
  if (!found) return { kind: "nothing", reason: "no angles were found to write about" };
  const plan = planSequence(brief.reader, found.angles);
  if (plan.kind === "unreachable") return { kind: "nothing", reason: plan.reason };
  return { kind: "planned", input: { brief, angles: found.angles, steps: plan.steps } };
}
