import { createHash } from "node:crypto";
import type { Candidate } from "#shared/domain/lead-search/candidate.ts";
import {
  acceptProfile,
  type ProfileReading,
  readProfile,
} from "#shared/domain/lead-search/profile-reading.ts";
import { completeDraft } from "#shared/domain/leads/complete-draft.ts";
import { Lead } from "#shared/domain/leads/lead.ts";
import type { PagePerson } from "#shared/domain/leads/page-person.ts";
import { scoreLead } from "#shared/domain/leads/score-lead.ts";
import { splitFullName } from "#shared/domain/leads/split-full-name.ts";
import type { IdealCustomerProfile } from "#shared/domain/settings/ideal-customer-profile.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { PageStudent } from "#shared/ports/page-student.ts";
import { analyseProfile } from "./questions/analyse-profile.ts";
import { type CompanyVisit, visitCompany } from "./visit-company.ts";

export type LookDeps = { readonly student: PageStudent; readonly now: () => Date };

export type Looked =
  | {
      readonly kind: "looked";
      readonly candidate: Candidate;
      /** As it would be kept. */
      readonly lead: Lead;
      readonly reading: ProfileReading;
      readonly model: string;
    }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Reads a company's own pages and says what it is worth, and to whom of its people one would write. */
export async function lookAtCompany(
  { student, now }: LookDeps,
  candidate: Candidate,
  profile: IdealCustomerProfile,
  run: AgentRun,
): Promise<Looked> {
  const visit = await visitCompany(student, candidate, run, now());
  if (visit.kind === "unreadable") return visit;
  const { about, factKinds, pages } = visit;
  const lead = withBestPerson(leadOf(candidate, visit, run, now()), visit.people, profile);
  const input = { lead, profile, about, factKinds, pages };
  const asked = await run.ask(analyseProfile, input);
  return asked.kind === "answered"
    ? {
        kind: "looked",
        candidate,
        lead,
        reading: acceptProfile(asked.answer, input),
        model: asked.model,
      }
    : { kind: "looked", candidate, lead, reading: readProfile(input), model: "rules" };
}

function leadOf(
  { person, sourceName, url }: Candidate,
  { company }: Extract<CompanyVisit, { kind: "visited" }>,
  { runId }: AgentRun,
  now: Date,
): Lead {
  const at = now.toISOString();
  return Lead.parse({
    id: leadIdOf(company.domain ?? ""),
    version: 1,
    status: "new",
    origin: { kind: "finder", runId, source: sourceName, url },
    ...completeDraft({ company, ...(person && { person }) }),
    costUsd: 0,
    createdAt: at,
    updatedAt: at,
  });
}

/** A search that runs again after a crash finds the lead it made, not a second one. */
function leadIdOf(domain: string): string {
  return `found-${createHash("sha256").update(domain).digest("hex").slice(0, 24)}`;
}

/** Of the people the site names, the one the profile would most like to talk to; a vendor's person stays. */
function withBestPerson(
  lead: Lead,
  people: readonly PagePerson[],
  profile: IdealCustomerProfile,
): Lead {
  if (lead.person) return lead;
  const variants = people.flatMap(({ fullName, title, linkedinUrl }): readonly Lead[] => {
    const name = splitFullName(fullName);
    if (!name) return [];
    return [{ ...lead, person: { ...name, title, ...(linkedinUrl && { linkedinUrl }) } }];
  });
  const points = (one: Lead) => scoreLead({ lead: one, profile, about: "", factKinds: [] }).score;
  return variants.toSorted((one, other) => points(other) - points(one))[0] ?? lead;
}
