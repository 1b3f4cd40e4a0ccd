import { html } from "hono/html";
import * as z from "zod";
import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { stopSection } from "./conversation/stop-section.ts";
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
  /** Whether something keeps every message from this person. */
  readonly stopped: Suppression | undefined;
  readonly may: { readonly act: boolean; readonly release: boolean };
  readonly done?: DoneOnDossier | undefined;
  readonly refused?: string | undefined;
  /** Of the company. */
  readonly timeZone: string;
  readonly now: Date;
};

/** What a form of the page did: the page that follows says it. */
export const DoneOnDossier = z.enum(["clear-note", "stop", "release"]);
type DoneOnDossier = z.infer<typeof DoneOnDossier>;

/** All that is known of a lead on one page, each claim beside its source. */
export function dossierPage({ lead, contacts, facts, ...rest }: Dossier): Promise<string> {
  const { growth, campaign, work, stopped, may, done, refused, timeZone, now } = rest;
  const numbered = numberFacts(facts, campaign);
  const name = lead.company.name ?? lead.company.domain ?? lead.id;
  return renderPage({
    title: `${name}: dossier`,
    section: "leads",
    mayPost: may.act,
    body: html`
${leadHead(lead, name, now, may.act)}
<main>
  ${done && html`<p class="notice good" role="status">${sentences[done]}</p>`}
  ${refused && html`<p class="notice bad" role="alert">${refused}</p>`}
  ${lead.qualification && scoreSection(lead.qualification)}
  ${campaign && campaignSection(campaign, numbered, lead.company.country)}
  ${numbered.all.length > 0 && factsSection(numbered)}
  ${growth && growthSection(growth, numbered)}
  ${contacts.length > 0 && contactsSection(contacts)}
  ${costSection(lead, work)}
  ${stopSection({ leadId: lead.id, stopped, may: { stop: may.act, release: may.release }, timeZone })}
</main>`,
  });
}

const sentences: Readonly<Record<DoneOnDossier, string>> = {
  "clear-note":
    "The note holds nothing back any more: messages that were begun go on, and a lead that nobody wrote to yet may be chosen at 09:00 of the next working day.",
  stop: "This person is stopped: nothing goes to them any more.",
  release: "They may be written to again.",
};
