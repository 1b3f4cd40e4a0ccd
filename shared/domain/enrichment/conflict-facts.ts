import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Conflict } from "./merge-company.ts";
import type { EnrichableField, SourcedValue } from "./sourced-value.ts";

/** What lost a conflict stays visible beside the rest, but weaker, so that nothing is written on it first. */
export function withConflicts(
  facts: readonly PageFact[],
  conflicts: readonly Conflict[],
  companyName: string,
): readonly PageFact[] {
  const told = conflicts.map(({ loser, isBest }) => factOf(loser, isBest, companyName));
  const losers = told.filter((_, index) => conflicts[index]?.isBest === false);
  const isLoser = (fact: PageFact) =>
    losers.some(
      ({ kind, value, url }) => kind === fact.kind && value === fact.value && url === fact.url,
    );
  const weakened = facts.map((fact) =>
    isLoser(fact) ? { ...fact, confidence: Math.min(fact.confidence, LOSER_CONFIDENCE) } : fact,
  );
  const untold = told.filter(
    (one) => !facts.some(({ kind, value }) => kind === one.kind && value === one.value),
  );
  return [...weakened, ...untold];
}

const LOSER_CONFIDENCE = 0.4;

export function describeConflict({ kept, keptFrom, loser }: Conflict): string {
  return `${loser.field}: ${keptFrom} says ${kept}, ${loser.sourceName} says ${loser.value}`;
}

function factOf(
  { field, value, sourceName, url, snippet, publishedOn, confidence }: SourcedValue,
  isBest: boolean,
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
    confidence: isBest ? confidence : Math.min(confidence, LOSER_CONFIDENCE),
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
