import { html } from "hono/html";
import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Html } from "../page.ts";

export type NumberedFact = Fact & { readonly number: number };

export type NumberedFacts = {
  readonly all: readonly NumberedFact[];
  /** In the order of the ids; an id no fact has is left out. */
  readonly of: (factIds: readonly string[]) => readonly NumberedFact[];
};

/** Facts the campaign cites come first, in the order a reader meets them. */
export function numberFacts(facts: readonly Fact[], campaign: Campaign | undefined): NumberedFacts {
  const cited = new Map([...new Set(citedIds(campaign))].map((id, at) => [id, at]));
  const place = ({ id }: Fact): number => cited.get(id) ?? cited.size;
  const all = facts
    .toSorted((one, other) => place(one) - place(other))
    .map((fact, at) => ({ ...fact, number: at + 1 }));
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  return { all, of: (factIds) => factIds.flatMap((id) => byId.get(id) ?? []) };
}

export function factReferences(facts: readonly NumberedFact[]): Html {
  return html`${facts.map(
    ({ number }) => html`<a class="reference" href="#fact-${number}">${number}</a>`,
  )}`;
}

function citedIds(campaign: Campaign | undefined): readonly string[] {
  const variants = (campaign?.steps ?? []).flatMap((step) => step.variants);
  return variants.flatMap(({ paragraphs }) => paragraphs.flat().flatMap(({ factIds }) => factIds));
}
