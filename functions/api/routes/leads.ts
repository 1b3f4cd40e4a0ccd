import { randomUUID } from "node:crypto";
import * as z from "zod";
import { agentNames } from "#shared/domain/agents/agents.ts";
import { Campaign } from "#shared/domain/campaigns/campaign.ts";
import { isDatedAhead } from "#shared/domain/compliance/consent.ts";
import { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import { changedLead } from "#shared/domain/leads/changed-lead.ts";
import { completeDraft } from "#shared/domain/leads/complete-draft.ts";
import { Contact } from "#shared/domain/leads/contact.ts";
import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { Fact } from "#shared/domain/leads/fact.ts";
import { identityOfLead } from "#shared/domain/leads/identity-of-lead.ts";
import { Lead, LeadStatus, Tier } from "#shared/domain/leads/lead.ts";
import {
  DraftCompany,
  DraftPerson,
  draftLimits,
  LeadDraft,
} from "#shared/domain/leads/lead-draft.ts";
import { noteHold } from "#shared/domain/outreach/note-hold.ts";
import { isTestLead } from "#shared/domain/pipeline/test-run.ts";
import type { LeadStore, Taken } from "#shared/ports/lead-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import { type RequestProblem, refusal } from "../../http/problem.ts";
import { Cursor, Id, jsonRoute, type Route, route } from "../../http/route.ts";

export type LeadRoutesDeps = {
  readonly leads: LeadStore;
  readonly runs: Pick<RunStore, "clearContext">;
  /** Looks at a lead's next step again. */
  readonly outreach: Queue<{ readonly kind: "plan-next"; readonly leadId: string }>;
  readonly now: () => Date;
};

const LeadId = z.object({ id: Id });

const LeadFilter = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: Cursor.optional(),
  status: LeadStatus.optional(),
  tier: Tier.optional(),
  jobId: Id.optional(),
  company: z.string().max(200).optional(),
});

const CompanyName = z
  .string()
  .trim()
  .min(1)
  .max(draftLimits.name)
  .refine((name) => !/\p{Cc}/u.test(name), "has control characters");

const StrictCompany = DraftCompany.extend({
  name: CompanyName.optional(),
  domain: DraftCompany.shape.domain.refine(
    (domain) => domain === undefined || registrableDomain(domain) === domain,
    "is no domain such as northwind.example, in lower case",
  ),
  website: z
    .url({ protocol: /^https?$/ })
    .max(draftLimits.url)
    .optional(),
}).strict();

const StrictPerson = DraftPerson.extend({
  email: z.email().max(draftLimits.email).toLowerCase().optional(),
}).strict();

export const StrictDraft = z.strictObject({
  company: StrictCompany,
  person: StrictPerson.optional(),
  notes: LeadDraft.shape.notes,
  sourceNote: LeadDraft.shape.sourceNote,
  consent: LeadDraft.shape.consent,
  doNotContact: LeadDraft.shape.doNotContact,
});

const LeadChange = z.strictObject({
  /** The version the change is based on. */
  version: z.int().min(1),
  company: StrictCompany.optional(),
  person: StrictPerson.optional(),
  notes: LeadDraft.shape.notes,
  /** The note keeps the first message back no longer: a person read it and lets it go. */
  noteCleared: z.literal(true).optional(),
  consent: LeadDraft.shape.consent,
  status: LeadStatus.extract(["new", "parked", "ready"]).optional(),
});

const LeadDossier = z.object({
  lead: Lead,
  contacts: z.array(Contact),
  facts: z.array(Fact),
  growth: GrowthAnalysis.optional(),
  campaign: Campaign.optional(),
});

export function leadRoutes({ leads, runs, outreach, now }: LeadRoutesDeps): readonly Route[] {
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
        const by = person.email || person.id;
        const lead = newLead(newLeadId(), body, { kind: "api", by }, now());
        const outcome = await leads.add(lead, identityOfLead(lead));
        if (outcome.kind === "taken") throw sameLead(outcome);
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
      handle: async ({ params, body: { version, noteCleared, ...change }, person }) => {
        const lead = await found(params.id);
        if (lead.version !== version) throw stale(version, lead.version);
        refuseConsentAhead(change.consent, now());
        const changed = changedLead(
          lead,
          { ...change, ...(noteCleared && { noteClearedBy: person.email || person.id }) },
          now(),
        );
        const outcome = await leads.replace(changed, version, identityMove(lead, changed));
        if (outcome.kind === "replaced") {
          // Also for a note that is let go already: the request before may have ended between the two.
          const isLetGo = noteCleared || (noteHold(lead) && !noteHold(changed));
          if (isLetGo || change.consent) {
            await outreach.send({ kind: "plan-next", leadId: lead.id });
          }
          return { status: 200, json: outcome.lead };
        }
        if (outcome.kind === "taken") throw sameLead(outcome);
        throw stale(version, (await found(params.id)).version);
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/leads/{id}",
      role: "manager",
      summary: "Delete a lead, what was found and written for it, and what agents remember of it",
      tag: "leads",
      params: LeadId,
      answers: { 204: { description: "It is gone." } },
      handle: async ({ params: { id } }) => {
        // First, so that a deletion that broke off is found again and ended by the next.
        await Promise.all(agentNames.map((agent) => runs.clearContext(agent, id)));
        if (!(await leads.remove(id))) throw refusal(404, `There is no lead ${id}.`);
        return { status: 204 };
      },
    }),
  ];
}

export const newLeadId = (): string => `lead-${randomUUID()}`;

function refuseConsentAhead(consent: LeadDraft["consent"], now: Date): void {
  if (!consent || !isDatedAhead(consent, now)) return;
  throw refusal(422, "The consent is dated in the future, so it cannot be used.", [
    { path: "consent.at", message: "is a day to come" },
  ]);
}

export function newLead(id: string, draft: LeadDraft, origin: Lead["origin"], now: Date): Lead {
  const completed = completeDraft(draft);
  if (!completed.company.name && !completed.company.domain) {
    throw refusal(422, "A lead needs a company name, a website or a company e-mail.", [
      { path: "company", message: "name, domain or website is needed" },
    ]);
  }
  const { company, person, notes, consent, doNotContact } = completed;
  refuseConsentAhead(consent, now);
  return Lead.parse({
    id,
    version: 1,
    status: "new",
    origin,
    company,
    person,
    notes,
    consent,
    doNotContact,
    costUsd: 0,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  });
}

function identityMove(before: Lead, after: Lead) {
  const [old, own] = [identityOfLead(before), identityOfLead(after)];
  // A test run's lead claims nothing.
  if (isTestLead(after.id)) return { claim: [], release: [] };
  return {
    claim: own.filter((key) => !old.includes(key)),
    release: old.filter((key) => !own.includes(key)),
  };
}

function sameLead({ by, key }: Taken): RequestProblem {
  return refusal(409, `Lead ${by} is the same (${key}).`);
}

function stale(version: number, current: number): RequestProblem {
  return refusal(
    409,
    `Version ${version} is stale: the lead is at version ${current}. Read it again.`,
  );
}
