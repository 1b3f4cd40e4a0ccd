import { growthEvents } from "#shared/domain/growth/growth-event.ts";
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
  const retold = new Set<string>(retellings(certain).map(({ id }) => id));
  return mergeFacts(
    certain.filter(({ id }) => !retold.has(id)),
    ownDomain,
  ).toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** "Signs five-year deal" in the paper is the contract of the company's own page. */
function retellings(facts: readonly Fact[]): readonly Fact[] {
  return growthEvents(facts.filter(({ kind }) => news.has(kind))).flatMap((event) =>
    event.facts.filter((fact) => fact !== event.best),
  );
}

const news: ReadonlySet<Fact["kind"]> = new Set<Fact["kind"]>([
  "expansion",
  "acquisition",
  "contract",
  "funding",
  "product-launch",
  "partnership",
]);

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
