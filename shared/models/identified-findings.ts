import { createHash } from "node:crypto";
import { personKey } from "#shared/domain/enrichment/merge-people.ts";
import type { SourcedPerson } from "#shared/domain/enrichment/sourced-value.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact, PageFact } from "#shared/domain/leads/fact.ts";

/** Ids come from what is said and where, so the same finding made again, by any agent, is the same item. */
export function factsOf(leadId: string, facts: readonly PageFact[], now: Date): readonly Fact[] {
  const observedAt = now.toISOString();
  return facts.map((fact) => {
    const { kind, statement, quote, url } = fact;
    return { ...fact, id: `fact-${digest([kind, statement, quote, url])}`, leadId, observedAt };
  });
}

/** A person is one contact however many sources name them. */
export function contactsOf(leadId: string, people: readonly SourcedPerson[]): readonly Contact[] {
  return people.map((person) => ({
    ...person,
    id: `contact-${digest([personKey(person)])}`,
    leadId,
  }));
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
