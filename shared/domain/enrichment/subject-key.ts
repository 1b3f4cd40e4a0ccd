import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import { normalisePersonName } from "#shared/domain/leads/identity.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** Two leads of one company share what a source says of the company; what it says of a person is that person's. */
export function subjectKey(
  { company, person }: Pick<Lead, "company" | "person">,
  about: "company" | "person",
): string {
  const { domain, name = "", country = "" } = company;
  const ofCompany = domain ?? `${normaliseCompanyName(name)}|${country}`;
  if (about === "company") return ofCompany;
  const fullName =
    person?.fullName ?? [person?.firstName, person?.lastName].filter(Boolean).join(" ");
  return `${ofCompany}#${normalisePersonName(fullName)}`;
}
