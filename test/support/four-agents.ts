import { webFactReader } from "#shared/adapters/web/fact-reader.ts";
import { pageStudent } from "#shared/adapters/web/page-student.ts";
import { siteVisitor } from "#shared/adapters/web/visit-site.ts";
import { companySiteSource } from "#shared/adapters/web-search/company-site-source.ts";
import { newsSource } from "#shared/adapters/web-search/news-source.ts";
import { websiteSource } from "#shared/adapters/website/website-source.ts";
import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import { defaultCaps } from "#shared/domain/enrichment/waterfall.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import { MOST_ROUNDS } from "#shared/domain/growth/research-plan.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import type { Ask } from "#shared/models/question.ts";
import type { EmailFinder } from "#shared/ports/email-finder.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { WebReader } from "#shared/ports/web-reader.ts";
import { createEnrichment } from "../../functions/enrichment/enrichment.ts";
import { recordedEngine, recordedStudent } from "../../functions/enrichment/recorded-hands.ts";
import { createGrowthAnalysis } from "../../functions/growth-analysis/growth-analysis.ts";
import { createMarketing } from "../../functions/marketing/marketing.ts";
import { createQualification } from "../../functions/qualification/qualification.ts";
import { agentRun } from "./agent-run.ts";
import { memoryLeads } from "./memory-leads.ts";

export type Outside = {
  readonly web: WebReader;
  readonly engine?: SearchEngine;
  readonly finder?: EmailFinder;
  readonly ask: Ask;
  readonly now: () => Date;
};

export type Worked = {
  readonly lead: Lead;
  readonly facts: readonly Fact[];
  readonly contacts: readonly Contact[];
  readonly growth: GrowthAnalysis | undefined;
  readonly campaign: Campaign | undefined;
  readonly decision: "park" | "continue";
  readonly tools: readonly { readonly tool: string; readonly request: string }[];
};

/** A lead through qualification, enrichment, growth analysis and marketing, as the lead-pipeline flow takes it. */
export async function workLead(given: Lead, outside: Outside): Promise<Worked> {
  const { web, engine, finder, ask, now } = outside;
  const leads = memoryLeads({ lead: given });
  const run = agentRun(ask);
  const leadId = given.id;
  const qualification = createQualification({
    leads,
    settings: { idealCustomerProfile: async () => defaultIdealCustomerProfile },
    site: siteVisitor(web, undefined),
    finder: async () => finder,
    now,
  });
  let { decision } = await qualification.run({ leadId }, run);
  const ended = async (): Promise<Worked> => ({
    lead: leads.lead(),
    facts: await leads.factsOf(leadId),
    contacts: await leads.contactsOf(leadId),
    growth: await leads.growthOf(leadId),
    campaign: await leads.campaignOf(leadId),
    decision,
    tools: run.tools,
  });
  if (decision === "park") return ended();

  await createEnrichment({
    leads,
    sources: async ({ record, findFacts }) => {
      const student = recordedStudent(pageStudent(web, undefined), record);
      const search = engine && recordedEngine(engine, record);
      return [
        search ? [companySiteSource({ engine: search, now })] : [],
        [
          websiteSource({ student, findFacts, now }),
          ...(search ? [newsSource({ student, engine: search, now })] : []),
        ],
      ];
    },
    caps: defaultCaps,
    now,
  }).run({ leadId }, run);

  ({ decision } = await qualification.run({ leadId, step: "after-enrichment" }, run));
  if (decision === "park") return ended();

  const growth = createGrowthAnalysis({
    leads,
    settings: { sellerProfile: async () => defaultSeller },
    searchEngine: async () => engine,
    reader: webFactReader(web),
    clock: now,
  });
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    await growth.run({ leadId, step: "research", round }, run);
    await growth.run({ leadId, step: "analyse", round }, run);
    const { isEnough } = await growth.run({ leadId, step: "validate", round }, run);
    if (isEnough) break;
  }

  const marketing = createMarketing({
    leads,
    settings: { sellerProfile: async () => defaultSeller },
    clock: now,
  });
  for (const step of ["angles", "drafts", "subjects", "optimise"] as const) {
    await marketing.run({ leadId, step }, run);
  }
  return ended();
}
