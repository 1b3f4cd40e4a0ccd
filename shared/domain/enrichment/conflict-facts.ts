import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Conflict } from "./merge-company.ts";
import type { EnrichableField, SourcedValue } from "./sourced-value.ts";

/** What lost a conflict stays visible, weaker than before, unless a fact says it already. */
export function conflictFacts(
  conflicts: readonly Conflict[],
  known: readonly PageFact[],
  companyName: string,
): readonly PageFact[] {
  return conflicts
    .map(({ loser }) => factOf(loser, companyName))
    .filter((fact) => !known.some(({ kind, value }) => kind === fact.kind && value === fact.value));
}

export function describeConflict({ kept, keptFrom, loser }: Conflict): string {
  return `${loser.field}: ${keptFrom} says ${kept}, ${loser.sourceName} says ${loser.value}`;
}

function factOf(
  { field, value, sourceName, url, snippet, publishedOn, confidence }: SourcedValue,
  companyName: string,
): PageFact {
  return {
    kind: kindOf[field],
    subject: "company",
    statement: `${sourceName} gives ${value} as the ${nameOf[field]} of ${companyName}.`,
    value,
    quote: snippet,
    url,
    sourceName,
    ...(publishedOn && { publishedOn }),
    confidence: Math.min(confidence, 0.4),
  };
}

const kindOf: Readonly<Record<EnrichableField, PageFact["kind"]>> = {
  name: "other",
  domain: "other",
  website: "other",
  industry: "industry",
  employees: "headcount",
  revenue: "revenue",
  country: "location",
  city: "location",
  address: "location",
  phone: "other",
  linkedinUrl: "other",
  description: "description",
  founded: "founded",
  email: "other",
};

const nameOf: Readonly<Record<EnrichableField, string>> = {
  name: "name",
  domain: "domain",
  website: "website",
  industry: "industry",
  employees: "number of employees",
  revenue: "revenue",
  country: "country",
  city: "city",
  address: "address",
  phone: "phone number",
  linkedinUrl: "LinkedIn page",
  description: "description",
  founded: "year of foundation",
  email: "e-mail address",
};
