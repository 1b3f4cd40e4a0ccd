import type { DraftPerson } from "#shared/domain/leads/lead-draft.ts";
import { personKey } from "./merge-people.ts";
import type { SourcedPerson } from "./sourced-value.ts";

/** Fills what the row does not say of its person from the one the sources name alike. */
export function mergePerson(person: DraftPerson, people: readonly SourcedPerson[]): DraftPerson {
  const { firstName, lastName } = person;
  const fullName = person.fullName ?? [firstName, lastName].filter(Boolean).join(" ");
  const key = personKey({ fullName });
  const same = key ? people.find((one) => personKey(one) === key) : undefined;
  if (!same) return person;
  const { title, linkedinUrl } = same;
  return { ...(title && { title }), ...(linkedinUrl && { linkedinUrl }), ...person };
}
