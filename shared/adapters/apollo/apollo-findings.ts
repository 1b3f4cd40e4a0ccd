import type * as z from "zod";
import type {
  EnrichableField,
  SourcedPerson,
  SourcedValue,
} from "#shared/domain/enrichment/sourced-value.ts";
import { executiveRole } from "#shared/domain/leads/executive-role.ts";
import type { OrganizationAnswer, PersonAnswer } from "./apollo-api.ts";

export function organizationValues(
  { organization }: z.infer<typeof OrganizationAnswer>,
  observedAt: string,
): readonly SourcedValue[] {
  if (!organization) return [];
  const { founded_year, estimated_num_employees } = organization;
  const fields: readonly (readonly [EnrichableField, string | null | undefined])[] = [
    ["industry", organization.industry],
    ["employees", estimated_num_employees?.toString()],
    [
      "revenue",
      organization.annual_revenue_printed && `USD ${organization.annual_revenue_printed}`,
    ],
    ["founded", founded_year?.toString()],
    ["phone", organization.phone],
    ["city", organization.city],
    ["country", organization.country],
    ["address", organization.raw_address],
    ["linkedinUrl", organization.linkedin_url],
    ["description", organization.short_description?.slice(0, 500)],
  ];
  const url = `https://app.apollo.io/#/organizations/${organization.id}`;
  return fields.flatMap(([field, value]): readonly SourcedValue[] =>
    value
      ? [
          {
            field,
            value,
            sourceName: "apollo",
            url,
            snippet: `Apollo's record of ${organization.name ?? "the company"}: ${field} ${value}`,
            observedAt,
            confidence: 0.75,
          },
        ]
      : [],
  );
}

/** Addresses Apollo only guesses or has seen bounce are left out; so are its placeholders for locked ones. */
export function matchedPerson(
  { person }: z.infer<typeof PersonAnswer>,
  observedAt: string,
): readonly SourcedPerson[] {
  if (!person?.name || !person.title) return [];
  const { name, title, linkedin_url, email, email_status } = person;
  const isUsable = email && email_status === "verified" && !email.startsWith("email_not_unlocked");
  return [
    {
      fullName: name,
      title,
      role: executiveRole(title),
      ...(linkedin_url && { linkedinUrl: linkedin_url.replace(/^http:/, "https:") }),
      ...(isUsable && { email: email.toLowerCase() }),
      sourceName: "apollo",
      url: `https://app.apollo.io/#/people/${person.id}`,
      quote: `${name}, ${title}`,
      observedAt,
      confidence: 0.8,
    },
  ];
}
