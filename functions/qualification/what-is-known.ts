import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { ScoringInput } from "#shared/domain/leads/score-lead.ts";

type Known = Pick<ScoringInput, "lead" | "factKinds" | "facts">;

/** A lead as it is scored: where its row names nobody, whoever decides there as the sources say. */
export function whatIsKnown(
  lead: Lead,
  facts: readonly Fact[],
  contacts: readonly Contact[],
): Known {
  return {
    lead: { ...lead, ...personOf(lead, contacts) },
    factKinds: [...new Set(facts.map(({ kind }) => kind))],
    facts: facts.slice(0, MOST_FACTS).map(({ statement }) => statement),
  };
}

/** A model weighs the lead by them; the rest would only cost. */
const MOST_FACTS = 20;

function personOf({ person }: Lead, contacts: readonly Contact[]): Pick<Lead, "person"> {
  if (person?.title || person?.fullName || person?.lastName) return {};
  const decider = contacts.find(({ role }) => role !== "other") ?? contacts[0];
  return decider ? { person: { ...person, title: decider.title } } : {};
}
