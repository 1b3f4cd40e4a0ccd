import { bodyOf, type Campaign, type Variant } from "#shared/domain/campaigns/campaign.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { Ask, Question } from "#shared/models/question.ts";
import { createMarketing } from "../../functions/marketing/marketing.ts";
import { today } from "./campaign-builders.ts";
import { answeredBy, rulesAsk } from "./fake-ask.ts";
import { type Known, memoryLeads } from "./memory-leads.ts";

type Answers = Readonly<Record<string, (input: never) => unknown>>;

/** The rules, unless a test scripts what a model says to a question. */
export function runWith(ask: Ask, scripted: Answers = {}): AgentRun & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    runId: "run-1",
    async ask<Input, Answer>(question: Question<Input, Answer>, input: Input) {
      asked.push(question.name);
      const say = scripted[question.name];
      if (!say) return ask(question, input, { runId: "run-1", agent: "marketing" });
      return answeredBy("scripted", question.schema.parse(say(input as never)));
    },
    tool: async (_, work) => work(),
    spent: () => 0,
  };
}

/** Through the four steps of the marketing flow. */
export async function campaignFor(known: Known, scripted?: Answers) {
  const leads = memoryLeads(known);
  const marketing = createMarketing({
    leads,
    settings: { sellerProfile: async () => defaultSeller },
    clock: () => today,
  });
  const run = runWith(rulesAsk(), scripted);
  const leadId = known.lead.id;
  const outputs = [await marketing.run({ leadId, step: "angles" }, run)];
  outputs.push(
    ...(await Promise.all([
      marketing.run({ leadId, step: "drafts" }, run),
      marketing.run({ leadId, step: "subjects" }, run),
    ])),
  );
  outputs.push(await marketing.run({ leadId, step: "optimise" }, run));
  const campaign = leads.campaigns.at(-1);
  if (!campaign) throw new Error("No campaign was saved");
  return { campaign, outputs, leads, marketing, run };
}

export function variantsOf({ steps }: Campaign): readonly Variant[] {
  return steps.flatMap(({ variants }) => variants);
}

export function wholeText(campaign: Campaign): string {
  return variantsOf(campaign)
    .map((variant) => `${variant.subject ?? ""}\n${bodyOf(variant)}`)
    .join("\n\n");
}
