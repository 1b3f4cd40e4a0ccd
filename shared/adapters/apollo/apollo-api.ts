import * as z from "zod";
import { type VendorProblem, vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type ApolloOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly now: Clock;
  readonly baseUrl?: string;
  /** What one credit costs on the company's plan. */
  readonly creditUsd?: number;
  /** Hard limit of credits for one lead. */
  readonly mostCredits?: number;
};

export type ApolloCalls = {
  readonly enrichOrganization: (
    domain: string,
  ) => Promise<ApolloAnswer<z.infer<typeof OrganizationAnswer>>>;
  readonly matchPerson: (query: PersonQuery) => Promise<ApolloAnswer<z.infer<typeof PersonAnswer>>>;
  /** Costs no credit, and therefore tells only first names and titles: an id must be matched to know more. */
  readonly searchPeople: (
    domain: string,
    titles: readonly string[],
  ) => Promise<ApolloAnswer<z.infer<typeof SearchAnswer>>>;
  /** The same over the companies of a search, told apart by the names of their employers. */
  readonly searchSeats: (
    organizationIds: readonly string[],
    titles: readonly string[],
  ) => Promise<ApolloAnswer<z.infer<typeof SearchAnswer>>>;
  /** One credit a page. */
  readonly searchCompanies: (
    query: CompanyQuery,
  ) => Promise<ApolloAnswer<z.infer<typeof CompaniesAnswer>>>;
};

type CompanyQuery = {
  readonly keywords: readonly string[];
  readonly locations: readonly string[];
  /** "50,200" each. */
  readonly employees: readonly string[];
};

type PersonQuery = Readonly<Record<string, string>>;

export type ApolloAnswer<Value> =
  | { readonly kind: "ok"; readonly value: Value }
  | ({ readonly kind: "unavailable" } & VendorProblem);

export function apolloApi(options: ApolloOptions): ApolloCalls {
  const { http, apiKey, now, baseUrl = "https://api.apollo.io/api/v1" } = options;

  async function call<Value>(
    method: "GET" | "POST",
    path: string,
    query: Readonly<Record<string, string | number | boolean | readonly string[]>>,
    schema: z.ZodType<Value>,
  ): Promise<ApolloAnswer<Value>> {
    // Apollo takes parameters in the query string even for POST.
    const url = `${baseUrl}${path}`;
    const headers = { "x-api-key": apiKey };
    const answer = await http.request({ method, url, headers, query, schema });
    if (answer.kind === "ok") return { kind: "ok", value: answer.value };
    return { kind: "unavailable", ...vendorProblem("Apollo", answer, now()) };
  }

  return {
    enrichOrganization: (domain) =>
      call("GET", "/organizations/enrich", { domain }, OrganizationAnswer),
    matchPerson: (query) =>
      call("POST", "/people/match", { ...query, reveal_personal_emails: false }, PersonAnswer),
    searchPeople: (domain, titles) =>
      call(
        "POST",
        "/mixed_people/api_search",
        { "q_organization_domains_list[]": [domain], "person_titles[]": titles, per_page: 10 },
        SearchAnswer,
      ),
    searchSeats: (organizationIds, titles) =>
      call(
        "POST",
        "/mixed_people/api_search",
        { "organization_ids[]": organizationIds, "person_titles[]": titles, per_page: 100 },
        SearchAnswer,
      ),
    searchCompanies: ({ keywords, locations, employees }) =>
      call(
        "POST",
        "/mixed_companies/search",
        {
          "q_organization_keyword_tags[]": keywords,
          "organization_locations[]": locations,
          "organization_num_employees_ranges[]": employees,
          page: 1,
          per_page: 25,
        },
        CompaniesAnswer,
      ),
  };
}

const Text = z.string().nullish();

export const OrganizationAnswer = z.object({
  organization: z
    .object({
      id: z.string(),
      name: Text,
      website_url: Text,
      linkedin_url: Text,
      phone: Text,
      founded_year: z.number().nullish(),
      primary_domain: Text,
      industry: Text,
      estimated_num_employees: z.number().nullish(),
      city: Text,
      country: Text,
      raw_address: Text,
      short_description: Text,
      annual_revenue_printed: Text,
    })
    .nullish(),
});

export const PersonAnswer = z.object({
  person: z
    .object({
      id: z.string(),
      name: Text,
      title: Text,
      linkedin_url: Text,
      email: Text,
      email_status: Text,
    })
    .nullish(),
});

const SearchAnswer = z.object({
  people: z
    .array(
      z.object({
        id: z.string(),
        first_name: Text,
        title: Text,
        organization: z.object({ name: Text }).nullish(),
      }),
    )
    .default([]),
});

const CompaniesAnswer = z.object({
  organizations: z
    .array(
      z.object({
        id: z.string(),
        name: Text,
        website_url: Text,
        primary_domain: Text,
        linkedin_url: Text,
      }),
    )
    .default([]),
});
