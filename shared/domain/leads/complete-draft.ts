import { isFreeMailDomain, registrableDomain } from "./domain-name.ts";
import type { LeadDraft } from "./lead-draft.ts";

/** Adds the domain that a website or a company address gives away, and the full name that its parts make. */
export function completeDraft(draft: LeadDraft): LeadDraft {
  const { company, person } = draft;
  const domain = company.domain ?? domainOf(company.website) ?? mailDomainOf(person?.email);
  const fullName =
    person?.fullName ?? [person?.firstName, person?.lastName].filter(Boolean).join(" ");
  return {
    ...draft,
    company: { ...company, ...(domain && { domain }) },
    ...(person && { person: { ...person, ...(fullName && { fullName }) } }),
  };
}

function domainOf(website: string | undefined): string | undefined {
  return website ? registrableDomain(website) : undefined;
}

function mailDomainOf(email: string | undefined): string | undefined {
  const domain = email?.split("@")[1];
  return domain && !isFreeMailDomain(domain) ? registrableDomain(domain) : undefined;
}
