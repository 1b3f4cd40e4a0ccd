import { randomUUID } from "node:crypto";
import { webFactReader } from "#shared/adapters/web/fact-reader.ts";
import { pageStudent } from "#shared/adapters/web/page-student.ts";
import { siteVisitor } from "#shared/adapters/web/visit-site.ts";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { companySiteSource } from "#shared/adapters/web-search/company-site-source.ts";
import { newsSource } from "#shared/adapters/web-search/news-source.ts";
import { websiteSource } from "#shared/adapters/website/website-source.ts";
import {
  type AgentInput,
  type AgentName,
  type AgentOutput,
  schemasOf,
} from "#shared/domain/agents/agents.ts";
import { defaultCaps } from "#shared/domain/enrichment/waterfall.ts";
import type { JobStage } from "#shared/domain/jobs/job.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import type { Agent } from "#shared/models/agent.ts";
import { recordedAgent } from "#shared/models/recorded-agent.ts";
import { createEnrichment } from "../../functions/enrichment/enrichment.ts";
import { recordedEngine, recordedStudent } from "../../functions/enrichment/recorded-hands.ts";
import { createGrowthAnalysis } from "../../functions/growth-analysis/growth-analysis.ts";
import { createMarketing } from "../../functions/marketing/marketing.ts";
import { createQualification } from "../../functions/qualification/qualification.ts";
import type { Firm } from "../../local/simulation/world/firms.ts";
import { rulesAsk } from "../../test/support/fake-ask.ts";
import { memoryLeads } from "../../test/support/memory-leads.ts";
import { memoryWeb } from "./memory-web.ts";
import { quietRuns } from "./quiet-runs.ts";

const now = () => new Date();
const renderer = { render: async () => ({ kind: "failed", reason: "no browser" }) as const };
const settings = {
  idealCustomerProfile: async () => defaultIdealCustomerProfile,
  sellerProfile: async () => defaultSeller,
};

/** The four agents of a lead in the order of its flow, each wired as its handler does, without network and database. */
export function workOnLead(firm: Firm) {
  const lead = leadOf(firm);
  const leads = memoryLeads({ lead });
  const { fetch, engine } = memoryWeb(firm);
  const web = webReader({ fetch, now });

  const qualification = step(
    createQualification({
      leads,
      settings,
      site: siteVisitor(web, renderer),
      finder: async () => undefined,
      now,
    }),
  );
  const enrichment = step(
    createEnrichment({
      leads,
      caps: defaultCaps,
      now,
      sources: async ({ record, findFacts }) => {
        const student = recordedStudent(pageStudent(web, renderer), record);
        const search = recordedEngine(engine, record);
        return [
          [companySiteSource({ engine: search, now })],
          [
            websiteSource({ student, findFacts, now }),
            newsSource({ student, engine: search, now }),
          ],
        ];
      },
    }),
  );
  const growth = step(
    createGrowthAnalysis({
      leads,
      settings,
      searchEngine: async () => engine,
      reader: webFactReader(web),
      clock: now,
    }),
  );
  const marketing = step(createMarketing({ leads, settings, clock: now }));
  const leadId = lead.id;

  return {
    qualification: () => qualification({ leadId }),
    enrichment: () => enrichment({ leadId }),
    async "growth-analysis"() {
      for (let round = 1; round <= 3; round += 1) {
        await growth({ leadId, step: "research", round });
        await growth({ leadId, step: "analyse", round });
        const { isEnough } = await growth({ leadId, step: "validate", round });
        if (isEnough) return;
      }
    },
    async marketing() {
      await marketing({ leadId, step: "angles" });
      await marketing({ leadId, step: "drafts" });
      await marketing({ leadId, step: "subjects" });
      await marketing({ leadId, step: "optimise" });
    },
    campaign: () => leads.campaignOf(leadId),
  };
}

/** Recorded as in production, for reading and checking the record is work of ours too. */
function step<Name extends AgentName & JobStage>(agent: Agent<Name>) {
  const { input, output } = schemasOf(agent.name);
  const run = recordedAgent<AgentInput<Name>, AgentOutput<Name>>({
    agent,
    input,
    output,
    ask: rulesAsk(),
    runs: quietRuns,
    bus: { say: async () => undefined },
    event: () => "lead_enriched",
    passed: async () => undefined,
    now,
  });
  return (asked: AgentInput<Name>) =>
    run({
      runId: randomUUID(),
      occasion: agent.name,
      threadId: asked.leadId,
      input: asked,
    });
}

function leadOf({ name, domain, country, place, trade, first, last, employees }: Firm): Lead {
  const at = now().toISOString();
  return {
    id: `lead-${domain}`,
    version: 1,
    status: "new",
    origin: { kind: "api", by: "bench" },
    company: {
      name,
      domain,
      country: country.slice(0, 2).toUpperCase(),
      city: place,
      industry: trade,
      employees: { min: employees, max: employees },
    },
    person: {
      firstName: first,
      lastName: last,
      fullName: `${first} ${last}`,
      title: "Chief Operating Officer",
    },
    costUsd: 0,
    createdAt: at,
    updatedAt: at,
  };
}
