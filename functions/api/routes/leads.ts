import { randomUUID } from "node:crypto";
import * as z from "zod";
import { Campaign } from "#shared/domain/campaigns/campaign.ts";
import { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import { completeDraft } from "#shared/domain/leads/complete-draft.ts";
import { Contact } from "#shared/domain/leads/contact.ts";
import { Fact } from "#shared/domain/leads/fact.ts";
import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import { Lead, LeadStatus, Tier } from "#shared/domain/leads/lead.ts";
import { DraftCompany, DraftPerson, LeadDraft } from "#shared/domain/leads/lead-draft.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import { refusal } from "../http/problem.ts";
import { jsonRoute, type Route, route } from "../http/route.ts";

export type LeadRoutesDeps = { readonly leads: LeadStore; readonly now: () => Date };

const LeadId = z.object({ id: z.string() });

const LeadFilter = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().optional(),
  status: LeadStatus.optional(),
  tier: Tier.optional(),
  jobId: z.string().optional(),
  company: z.string().max(200).optional(),
});

export const StrictDraft = z.strictObject({
  company: DraftCompany.strict(),
  person: DraftPerson.strict().optional(),
  notes: LeadDraft.shape.notes,
  sourceNote: LeadDraft.shape.sourceNote,
});

const LeadChange = z.strictObject({
  /** The version the change is based on. */
  version: z.int().min(1),
  company: DraftCompany.strict().partial().optional(),
  person: DraftPerson.strict().partial().optional(),
  notes: LeadDraft.shape.notes,
  status: LeadStatus.extract(["new", "parked", "ready"]).optional(),
});

const LeadDossier = z.object({
  lead: Lead,
  contacts: z.array(Contact),
  facts: z.array(Fact),
  growth: GrowthAnalysis.optional(),
  campaign: Campaign.optional(),
});

export function leadRoutes({ leads, now }: LeadRoutesDeps): readonly Route[] {
  async function found(id: string): Promise<Lead> {
    const lead = await leads.find(id);
    if (!lead) throw refusal(404, `There is no lead ${id}.`);
    return lead;
  }

  return [
    route({
      method: "get",
      path: "/api/v1/leads",
      role: "viewer",
      summary: "Leads, newest first",
      tag: "leads",
      query: LeadFilter,
      answers: {
        200: {
          description: "A page of leads.",
          schema: z.object({ leads: z.array(Lead), cursor: z.string().optional() }),
        },
      },
      handle: async ({ query }) => ({ status: 200, json: await leads.list(query) }),
    }),
    route({
      method: "get",
      path: "/api/v1/leads/{id}",
      role: "viewer",
      summary: "A lead with its contacts, facts, growth and campaign",
      tag: "leads",
      params: LeadId,
      answers: { 200: { description: "The lead.", schema: LeadDossier } },
      handle: async ({ params: { id } }) => {
        const lead = await found(id);
        const [contacts, facts, growth, campaign] = await Promise.all([
          leads.contactsOf(id),
          leads.factsOf(id),
          leads.growthOf(id),
          leads.campaignOf(id),
        ]);
        return { status: 200, json: { lead, contacts, facts, growth, campaign } };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/leads",
      role: "rep",
      summary: "Create a lead",
      tag: "leads",
      schema: StrictDraft,
      answers: { 201: { description: "The lead.", schema: Lead } },
      handle: async ({ body, person }) => {
        const lead = newLead(body, { kind: "api", by: person.email || person.id }, now());
        const claim = await leads.claim(lead.id, identityOfLead(lead));
        if (claim.kind === "taken") {
          await leads.remove(lead.id);
          throw refusal(409, `Lead ${claim.by} is the same (${claim.key}).`);
        }
        await leads.add(lead);
        return { status: 201, json: lead };
      },
    }),
    jsonRoute({
      method: "patch",
      path: "/api/v1/leads/{id}",
      role: "rep",
      summary: "Change a lead, based on the version you read",
      tag: "leads",
      params: LeadId,
      schema: LeadChange,
      answers: { 200: { description: "The lead as changed.", schema: Lead } },
      handle: async ({ params, body: { version, company, person, notes, status } }) => {
        const lead = await found(params.id);
        const changed = Lead.parse({
          ...lead,
          company: { ...lead.company, ...company },
          ...((lead.person ?? person) && { person: { ...lead.person, ...person } }),
          ...(notes && { notes }),
          ...(status && { status }),
          updatedAt: now().toISOString(),
        });
        const outcome = await leads.replace(changed, version);
        if (outcome.kind === "replaced") return { status: 200, json: outcome.lead };
        throw refusal(
          409,
          `Version ${version} is stale: the lead is at version ${(await found(params.id)).version}. Read it again.`,
        );
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/leads/{id}",
      role: "manager",
      summary: "Delete a lead and everything kept about it",
      tag: "leads",
      params: LeadId,
      answers: { 204: { description: "It is gone." } },
      handle: async ({ params: { id } }) => {
        await found(id);
        await leads.remove(id);
        return { status: 204 };
      },
    }),
  ];
}

export function newLead(draft: LeadDraft, origin: Lead["origin"], now: Date): Lead {
  const completed = completeDraft(draft);
  if (!completed.company.name && !completed.company.domain) {
    throw refusal(422, "A lead needs a company name, a website or a company e-mail.", [
      { path: "company", message: "name, domain or website is needed" },
    ]);
  }
  const { company, person, notes } = completed;
  return Lead.parse({
    id: `lead-${randomUUID()}`,
    version: 1,
    status: "new",
    origin,
    company,
    person,
    notes,
    costUsd: 0,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  });
}
