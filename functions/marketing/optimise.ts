import type {
  Campaign,
  CampaignStep,
  Sentence,
  Variant,
} from "#shared/domain/campaigns/campaign.ts";
import { dropUnsupported, unsupportedReason } from "#shared/domain/campaigns/drop-unsupported.ts";
import { finishVariant } from "#shared/domain/campaigns/finish-variant.ts";
import { type PlannedStep, planSequence } from "#shared/domain/campaigns/plan-sequence.ts";
import type { Brief } from "#shared/domain/campaigns/writing/brief.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { CampaignParts, LeadStore } from "#shared/ports/lead-store.ts";
import { rewriteSentence } from "./questions/rewrite-sentence.ts";

/** Joins drafts and subjects, lets the evidence check decide on each sentence, and saves the campaign. */
export async function optimise(
  brief: Brief,
  { leads }: { readonly leads: Pick<LeadStore, "draftOf" | "saveCampaign"> },
  run: AgentRun,
): Promise<{ readonly count: number; readonly reason: string }> {
  const parts = await partsOf(brief.lead.id, leads);
  const plan = planSequence(brief.reader, parts.angles.angles);
  const planned = plan.kind === "planned" ? plan.steps : [];
  const rewriting = createRewriting(brief, run);
  const steps: CampaignStep[] = [];
  for (const step of parts.drafts.steps) {
    const own = planned.find(({ number }) => number === step.number);
    if (own) steps.push(await finished(step, own, parts, brief, rewriting));
  }
  const campaign: Campaign = {
    leadId: brief.lead.id,
    language: "en",
    angles: [...parts.angles.angles],
    steps,
    ...(plan.kind === "unreachable" && { note: plan.reason }),
    models: [
      ...new Set(
        [parts.angles, parts.drafts, parts.subjects]
          .flatMap(({ models }) => [...models])
          .concat(rewriting.models()),
      ),
    ],
    createdAt: brief.now.toISOString(),
  };
  await leads.saveCampaign(campaign);
  if (plan.kind === "unreachable") return { count: 0, reason: plan.reason };
  return { count: steps.length, reason: told(campaign) };
}

async function partsOf(leadId: string, leads: Pick<LeadStore, "draftOf">): Promise<CampaignParts> {
  const [angles, drafts, subjects] = await Promise.all([
    leads.draftOf(leadId, "angles"),
    leads.draftOf(leadId, "drafts"),
    leads.draftOf(leadId, "subjects"),
  ]);
  return {
    angles: angles ?? { angles: [], models: [] },
    drafts: drafts ?? { steps: [], models: [] },
    subjects: subjects ?? { subjects: [], models: [] },
  };
}

async function finished(
  step: CampaignStep,
  planned: PlannedStep,
  { angles, subjects }: CampaignParts,
  brief: Brief,
  rewriting: Rewriting,
): Promise<CampaignStep> {
  const variants: Variant[] = [];
  for (const draft of step.variants) {
    const subject = subjects.subjects.find(
      (one) => one.step === step.number && one.variant === draft.name,
    )?.subject;
    const supported = dropUnsupported(await rewriting.rewritten(draft), brief);
    variants.push(
      finishVariant(
        { ...draft, ...supported, ...(subject && { subject }) },
        planned,
        angles.angles,
        brief,
      ),
    );
  }
  return { ...step, variants };
}

type Rewriting = {
  readonly rewritten: (draft: Variant) => Promise<Variant>;
  readonly models: () => readonly string[];
};

/** Each sentence has one chance; what still does not stand is dropped after. */
function createRewriting(brief: Brief, run: AgentRun): Rewriting {
  const models: string[] = [];
  return {
    models: () => models,
    async rewritten(draft) {
      const dropped = [...draft.dropped];
      const paragraphs: Sentence[][] = [];
      for (const paragraph of draft.paragraphs) {
        const kept: Sentence[] = [];
        for (const sentence of paragraph) {
          const reason = unsupportedReason(sentence, brief);
          const asked =
            reason === undefined
              ? undefined
              : await run.ask(rewriteSentence, { brief, sentence, reason });
          if (asked?.kind !== "answered") {
            kept.push(sentence);
            continue;
          }
          models.push(asked.model);
          const { text, factIds } = asked.answer;
          if (text !== null) kept.push({ text, factIds, isPersonalised: factIds.length > 0 });
          dropped.push({
            text: sentence.text,
            reason: `${text === null ? "left out" : "rewritten"}: ${reason}`,
          });
        }
        paragraphs.push(kept);
      }
      return { ...draft, paragraphs: paragraphs.filter(({ length }) => length > 0), dropped };
    },
  };
}

function told({ steps }: Campaign): string {
  const variants = steps.flatMap((step) => step.variants);
  const cited = variants
    .flatMap(({ paragraphs }) => paragraphs.flat())
    .filter(({ isPersonalised }) => isPersonalised);
  const dropped = variants.flatMap((variant) => variant.dropped);
  const problems = variants.flatMap(({ checks }) => checks.problems);
  return [
    `${steps.length} steps with ${variants.length} variants`,
    `${cited.length} sentences rest on facts`,
    ...(dropped.length > 0 ? [`${dropped.length} were taken out or rewritten`] : []),
    ...(problems.length > 0 ? [`${problems.length} problems left: ${problems[0]}`] : []),
  ].join(", ");
}
