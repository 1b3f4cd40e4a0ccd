import type { Fact, PageFact } from "#shared/domain/leads/fact.ts";
import { mergeFacts } from "./merge-facts.ts";

/** What another source says better. */
const DOUBTFUL = 0.5;

/** For a person's eyes: each thing once, what happened before what is, the market last. */
export function factsForReading(
  facts: readonly Fact[],
  ownDomain: string | undefined,
): readonly PageFact[] {
  const certain = facts.filter(({ confidence }) => confidence >= DOUBTFUL);
  return mergeFacts(certain, ownDomain).toSorted(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
  );
}

const order: readonly PageFact["kind"][] = [
  "expansion",
  "acquisition",
  "contract",
  "funding",
  "product-launch",
  "partnership",
  "appointment",
  "award",
  "technology",
  "description",
  "industry",
  "founded",
  "headcount",
  "location",
  "customers",
  "export",
  "revenue",
  "certification",
  "other",
  "role",
  "hiring",
  "market",
  "competitor",
];
