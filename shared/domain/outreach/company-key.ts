import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import {
  isFreeMailDomain,
  isSharedHost,
  registrableDomain,
} from "#shared/domain/leads/domain-name.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** What everybody at one company shares: its registrable domain, else "name:" and its name without spelling. */
export function companyKeyOf({
  id,
  company,
  email,
}: Pick<Lead, "id" | "company" | "email">): string {
  for (const place of [company.domain, company.website, email?.address]) {
    const domain = place && registrableDomain(place);
    if (domain && !isFreeMailDomain(domain) && !isSharedHost(domain)) return domain;
  }
  const name = company.name ? normaliseCompanyName(company.name) : "";
  // Without a name a lead is a company of its own: people nobody can group must not stop each other.
  return name ? `name:${name}` : `name:lead ${id}`;
}
