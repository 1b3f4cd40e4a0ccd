import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { aLead } from "./builders.ts";

export const today = new Date("2026-11-20T09:00:00Z");

export function aFact(fact: Partial<Fact> & Pick<Fact, "kind" | "statement">): Fact {
  return {
    id: "fact-1",
    leadId: "lead-1",
    subject: "company",
    quote: fact.statement,
    url: "https://kestrel-bearings.example/news",
    sourceName: "website",
    observedAt: "2026-11-19T08:00:00Z",
    confidence: 0.9,
    ...fact,
  };
}

export function aCampaignLead(lead: Partial<Lead> = {}): Lead {
  return aLead({
    status: "working",
    company: {
      name: "Kestrel Bearings Ltd.",
      domain: "kestrel-bearings.example",
      industry: "Bearings",
    },
    person: {
      firstName: "Gareth",
      lastName: "Oduya",
      title: "Chief Operating Officer",
      linkedinUrl: "https://www.linkedin.com/in/gareth-oduya",
      phone: "+44 114 496 0142",
    },
    email: {
      address: "gareth.oduya@kestrel-bearings.example",
      source: "website",
      kind: "personal",
      confidence: 0.9,
      reason: "on the team page",
    },
    ...lead,
  });
}

export function aContact(contact: Partial<Contact> = {}): Contact {
  return {
    id: "contact-1",
    leadId: "lead-1",
    fullName: "Hannah Thwaite",
    title: "Chief Executive Officer",
    role: "ceo",
    linkedinUrl: "https://www.linkedin.com/in/hannah-thwaite",
    sourceName: "website",
    url: "https://kestrel-bearings.example/team",
    quote: "Hannah Thwaite, Chief Executive Officer",
    observedAt: "2026-11-19T08:00:00Z",
    confidence: 0.9,
    ...contact,
  };
}

export function aGrowthAnalysis(growth: Partial<GrowthAnalysis> = {}): GrowthAnalysis {
  return {
    leadId: "lead-1",
    round: 1,
    score: 70,
    confidence: 0.8,
    summary: "It grows.",
    signals: [],
    market: [],
    competitors: [],
    openQuestions: [],
    model: "rules",
    ...growth,
  };
}

export const kestrelFacts: readonly Fact[] = [
  aFact({
    id: "opening",
    kind: "expansion",
    statement: "Kestrel Bearings opened a second warehouse in Gdansk on 17 March 2026.",
    publishedOn: "2026-03-17",
  }),
  aFact({
    id: "contract",
    kind: "contract",
    statement:
      "Kestrel Bearings won a five-year contract to supply gearbox bearings to Tarn Hill Turbines.",
    value: "GBP 9 million",
    quote:
      "Kestrel Bearings won a five-year contract, worth GBP 9 million, to supply gearbox bearings to Tarn Hill Turbines.",
    publishedOn: "2026-09-08",
  }),
  aFact({
    id: "hiring",
    kind: "hiring",
    statement: "Kestrel Bearings is hiring 14 people in Sheffield and Gdansk.",
    quote: "We are hiring 14 people in Sheffield and Gdansk.",
  }),
  aFact({
    id: "export",
    kind: "export",
    statement: "Kestrel Bearings keeps 6,400 part numbers in stock and exports to 19 countries.",
    quote: "We keep 6,400 part numbers in stock and export to 19 countries.",
  }),
  aFact({
    id: "description",
    kind: "description",
    statement: "Kestrel Bearings makes precision ball and roller bearings for machine builders.",
  }),
];
