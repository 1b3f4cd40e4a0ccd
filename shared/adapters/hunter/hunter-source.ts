import type * as z from "zod";
import type { SourcedPerson, SourcedValue } from "#shared/domain/enrichment/sourced-value.ts";
import { executiveRole } from "#shared/domain/leads/executive-role.ts";
import type { EnrichmentSource } from "#shared/ports/enrichment-source.ts";
import { askHunter, DomainSearch, HUNTER_CREDIT_USD, type HunterOptions } from "./hunter-api.ts";

const MOST_ENTRIES = 10;

/** Hunter's domain search: people and addresses it has seen on public pages of the company. One credit when it finds any. */
export function hunterSource(options: HunterOptions): EnrichmentSource {
  const { now, creditUsd = HUNTER_CREDIT_USD } = options;
  return {
    name: "hunter",
    gives: ["contacts", "address"],
    mostUsd: creditUsd,
    canHelp: ({ company }) => company.domain !== undefined,

    async look({ company }) {
      const { domain = "" } = company;
      const query = { domain, limit: MOST_ENTRIES };
      const answer = await askHunter(options, "/domain-search", query, DomainSearch);
      const free = { calls: 1, costUsd: 0 };
      if (answer.kind === "forbidden") {
        return { kind: "nothing", reason: answer.reason, spent: free };
      }
      if (answer.kind === "unavailable") {
        const { reason, retryAt } = answer;
        return { kind: "unavailable", reason, ...(retryAt && { retryAt }), spent: free };
      }

      const { emails } = answer.value.data;
      if (emails.length === 0) {
        return { kind: "nothing", reason: `Hunter knows nobody at ${domain}`, spent: free };
      }
      const observedAt = now().toISOString();
      const usable = emails.filter(({ verification }) => verification?.status !== "invalid");
      const findings = {
        values: usable.map((entry) => emailValue(entry, domain, observedAt)),
        facts: [],
        people: usable.flatMap((entry) => personOf(entry, domain, observedAt)),
      };
      return { kind: "found", findings, spent: { calls: 1, costUsd: creditUsd } };
    },
  };
}

type Entry = z.infer<typeof DomainSearch>["data"]["emails"][number];

function emailValue(entry: Entry, domain: string, observedAt: string): SourcedValue {
  return { field: "email", value: entry.value, ...seen(entry, domain, observedAt) };
}

function personOf(entry: Entry, domain: string, observedAt: string): readonly SourcedPerson[] {
  const { first_name, last_name, position, linkedin, value: email } = entry;
  if (!first_name || !last_name || !position) return [];
  const { snippet: quote, ...where } = seen(entry, domain, observedAt);
  return [
    {
      fullName: `${first_name} ${last_name}`,
      title: position,
      role: executiveRole(position),
      email,
      ...(linkedin && { linkedinUrl: linkedin }),
      quote,
      ...where,
    },
  ];
}

/** The page Hunter has seen the address on; its own record when it names none. */
function seen(
  { value, position, confidence, sources: [first] }: Entry,
  domain: string,
  observedAt: string,
) {
  return {
    sourceName: "hunter",
    url: first?.uri ?? `https://hunter.io/search/${domain}`,
    snippet: [value, position].filter(Boolean).join(", "),
    observedAt,
    confidence: (confidence ?? 50) / 100,
  };
}
