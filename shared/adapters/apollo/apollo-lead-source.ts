import type { Candidate } from "#shared/domain/lead-search/candidate.ts";
import type { SearchWish } from "#shared/domain/lead-search/search-wish.ts";
import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import { countryName } from "#shared/domain/leads/country-name.ts";
import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { splitFullName } from "#shared/domain/leads/split-full-name.ts";
import type { LeadSource } from "#shared/ports/lead-source.ts";
import { type ApolloCalls, type ApolloOptions, apolloApi } from "./apollo-api.ts";

const CREDIT_USD = 0.02;
const MOST_CREDITS = 20;

/** What people who decide are called, in words Apollo knows; the profile's own words are beginnings of words. */
const seats = ["COO", "CEO", "CFO", "VP Operations", "Head of Supply Chain", "Managing Director"];

/**
 * A page of companies costs a credit; who sits there costs none but tells no full name, which costs another credit a
 * person. Companies come first: a person is bought only for a company that was found.
 */
export function apolloLeadSource(options: ApolloOptions): LeadSource {
  const { creditUsd = CREDIT_USD, mostCredits = MOST_CREDITS } = options;
  const api = apolloApi(options);
  return {
    name: "apollo",
    async find(wishes) {
      const account = { credits: 0 };
      const mayBuy = () => account.credits < mostCredits;
      const candidates: Candidate[] = [];
      let problem: string | undefined;
      for (const wish of wishes) {
        if (!mayBuy() || problem) break;
        // Booked first: an answer that never arrives may have been charged.
        account.credits += 1;
        const answer = await api.searchCompanies(queryOf(wish));
        if (answer.kind === "unavailable") {
          problem = answer.reason;
          continue;
        }
        const companies = answer.value.organizations.flatMap(asCompany);
        const people = await seatsOf(api, companies, account, mayBuy);
        candidates.push(...companies.map((one) => asCandidate(one, people.get(one.key), wish)));
      }
      const costUsd = account.credits * creditUsd;
      return candidates.length === 0 && problem
        ? { kind: "unavailable", reason: problem, costUsd }
        : { kind: "found", candidates, costUsd };
    },
  };
}

function queryOf({ trade, country, employees }: SearchWish) {
  const { min = 1, max = 100_000 } = employees;
  return {
    keywords: [trade],
    locations: country ? [countryName(country)] : [],
    employees: [`${min},${max}`],
  };
}

type Company = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly linkedinUrl: string | undefined;
  /** Apollo tells an employer by name only. */
  readonly key: string;
};

function asCompany(found: {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly website_url?: string | null | undefined;
  readonly primary_domain?: string | null | undefined;
  readonly linkedin_url?: string | null | undefined;
}): readonly Company[] {
  const { id, name } = found;
  const domain = registrableDomain(found.primary_domain ?? found.website_url ?? "");
  if (!name || !domain) return [];
  const key = normaliseCompanyName(name);
  return [{ id, name, domain, linkedinUrl: found.linkedin_url ?? undefined, key }];
}

type Seat = NonNullable<Candidate["person"]>;

async function seatsOf(
  api: ApolloCalls,
  companies: readonly Company[],
  account: { credits: number },
  mayBuy: () => boolean,
): Promise<ReadonlyMap<string, Seat>> {
  const people = new Map<string, Seat>();
  if (companies.length === 0) return people;
  const search = await api.searchSeats(
    companies.map(({ id }) => id),
    seats,
  );
  if (search.kind === "unavailable") return people;
  const wanted = new Set(companies.map(({ key }) => key));
  for (const { id, organization } of search.value.people) {
    const key = normaliseCompanyName(organization?.name ?? "");
    if (!wanted.has(key) || people.has(key) || !mayBuy()) continue;
    account.credits += 1;
    const match = await api.matchPerson({ id });
    if (match.kind === "unavailable") break;
    const { name, title, linkedin_url } = match.value.person ?? {};
    const fullName = name ? splitFullName(name) : undefined;
    if (!fullName) continue;
    people.set(key, {
      ...fullName,
      ...(title && { title }),
      ...(linkedin_url && { linkedinUrl: linkedin_url }),
    });
  }
  return people;
}

function asCandidate(
  { id, name, domain, linkedinUrl }: Company,
  person: Seat | undefined,
  { trade, country }: SearchWish,
): Candidate {
  const company = {
    name,
    domain,
    website: `https://${domain}/`,
    ...(country && { country }),
    ...(linkedinUrl && { linkedinUrl }),
  };
  return {
    company,
    ...(person && { person }),
    sourceName: "apollo",
    url: `https://app.apollo.io/#/organizations/${id}`,
    snippet: `Apollo lists ${name} under ${trade}`,
  };
}
