import { html } from "hono/html";
import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { campaignSection } from "./dossier/campaign-section.ts";
import { contactsSection } from "./dossier/contacts-section.ts";
import { costSection } from "./dossier/cost-section.ts";
import { factsSection } from "./dossier/facts-section.ts";
import { growthSection } from "./dossier/growth-section.ts";
import { leadHead } from "./dossier/lead-head.ts";
import { numberFacts } from "./dossier/numbered-facts.ts";
import { scoreSection } from "./dossier/score-section.ts";
import { renderPage } from "./page.ts";

export type Dossier = {
  readonly lead: Lead;
  readonly contacts: readonly Contact[];
  readonly facts: readonly Fact[];
  readonly growth: GrowthAnalysis | undefined;
  readonly campaign: Campaign | undefined;
  /** Every run of an agent for this lead. */
  readonly work: readonly AgentExecution[];
  readonly now: Date;
};

/** All that is known of a lead on one page, each claim beside its source. */
export function dossierPage({ lead, contacts, facts, ...rest }: Dossier): Promise<string> {
  const { growth, campaign, work, now } = rest;
  const numbered = numberFacts(facts, campaign);
  const name = lead.company.name ?? lead.company.domain ?? lead.id;
  return renderPage({
    title: `${name}: dossier`,
    section: "leads",
    body: html`
${leadHead(lead, name, now)}
<main>
  ${lead.qualification && scoreSection(lead.qualification)}
  ${campaign && campaignSection(campaign, numbered, lead.company.country)}
  ${numbered.all.length > 0 && factsSection(numbered)}
  ${growth && growthSection(growth, numbered)}
  ${contacts.length > 0 && contactsSection(contacts)}
  ${costSection(lead, work)}
</main>
<footer>${lead.id}, version ${lead.version}</footer>`,
  });
}
