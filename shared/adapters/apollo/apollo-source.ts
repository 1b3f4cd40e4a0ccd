import type { SourcedPerson, SourcedValue } from "#shared/domain/enrichment/sourced-value.ts";
import type {
  EnrichmentSource,
  EnrichmentSubject,
  SourceOutcome,
} from "#shared/ports/enrichment-source.ts";
import { type ApolloAnswer, type ApolloOptions, apolloApi } from "./apollo-api.ts";
import { matchedPerson, organizationValues } from "./apollo-findings.ts";

/** 49 USD for 2,500 credits; a company with another plan says so. */
const CREDIT_USD = 0.02;
const MOST_CREDITS = 4;

const seats = [
  "chief executive officer",
  "chief operating officer",
  "chief financial officer",
  "chief technology officer",
  "vp finance",
  "vp operations",
  "managing director",
];

/** Apollo's records: the organisation, the lead's person, then the seats above the line, as far as the credits go. */
export function apolloSource(options: ApolloOptions): EnrichmentSource {
  const { now, creditUsd = CREDIT_USD, mostCredits = MOST_CREDITS } = options;
  const api = apolloApi(options);
  return {
    name: "apollo",
    gives: ["profile", "contacts", "address"],
    mostUsd: mostCredits * creditUsd,
    canHelp: ({ company }) => company.domain !== undefined,

    async look(subject) {
      const { domain = "", industry, employees } = subject.company;
      const observedAt = now().toISOString();
      const account = { calls: 0, credits: 0 };
      const problems: ProblemOf[] = [];
      const values: SourcedValue[] = [];
      const people: SourcedPerson[] = [];

      /** Books the call first: an answer that never arrives may have been charged. */
      async function buy<Value>(
        credits: number,
        call: () => Promise<ApolloAnswer<Value>>,
      ): Promise<Value | undefined> {
        if (problems.length > 0 || account.credits + credits > mostCredits) return undefined;
        account.calls += 1;
        const answer = await call();
        if (answer.kind === "ok") {
          account.credits += credits;
          return answer.value;
        }
        problems.push(answer);
        return undefined;
      }

      if (!industry || !employees) {
        const found = await buy(1, () => api.enrichOrganization(domain));
        if (found) values.push(...organizationValues(found, observedAt));
      }
      const query = personQuery(subject);
      const own = query && (await buy(1, () => api.matchPerson(query)));
      if (own) people.push(...matchedPerson(own, observedAt));

      const seated = (await buy(0, () => api.searchPeople(domain, seats)))?.people ?? [];
      for (const { id } of seated.slice(0, mostCredits)) {
        const match = await buy(1, () => api.matchPerson({ id }));
        if (match) people.push(...matchedPerson(match, observedAt));
      }

      const spent = { calls: account.calls, costUsd: account.credits * creditUsd };
      return outcome({ values, facts: [], people }, spent, problems[0], domain);
    },
  };
}

type ProblemOf = Extract<ApolloAnswer<unknown>, { kind: "unavailable" }>;
type Found = Extract<SourceOutcome, { kind: "found" }>;

function outcome(
  findings: Found["findings"],
  spent: Found["spent"],
  problem: ProblemOf | undefined,
  domain: string,
): SourceOutcome {
  if (findings.values.length + findings.people.length > 0)
    return { kind: "found", findings, spent };
  if (!problem) return { kind: "nothing", reason: `Apollo has no record of ${domain}`, spent };
  const { reason, retryAt } = problem;
  return { kind: "unavailable", reason, ...(retryAt && { retryAt }), spent };
}

function personQuery({ company, person }: EnrichmentSubject) {
  const { firstName, lastName, linkedinUrl, email } = person ?? {};
  if (!(firstName && lastName) && !linkedinUrl && !email) return undefined;
  return {
    ...(firstName && { first_name: firstName }),
    ...(lastName && { last_name: lastName }),
    ...(linkedinUrl && { linkedin_url: linkedinUrl }),
    ...(email && { email }),
    ...(company.domain && { domain: company.domain }),
    ...(company.name && { organization_name: company.name }),
  };
}
