import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { EnrichableField, SourcedValue } from "./sourced-value.ts";

/** Facts that say a field of the company, as values the conflict rule can weigh. */
export function valuesOfFacts(
  facts: readonly PageFact[],
  sourceName: string,
  now: Date,
): readonly SourcedValue[] {
  const observedAt = now.toISOString();
  return facts.flatMap(({ kind, subject, value, url, quote, publishedOn, confidence }) => {
    const field = fieldOfKind[kind];
    if (!field || !value || subject !== "company") return [];
    const dated = publishedOn ? { publishedOn } : {};
    return [{ field, value, sourceName, url, snippet: quote, observedAt, ...dated, confidence }];
  });
}

const fieldOfKind: Partial<Record<PageFact["kind"], EnrichableField>> = {
  founded: "founded",
  headcount: "employees",
  revenue: "revenue",
  industry: "industry",
  description: "description",
};
