import { aboveTheLineRoles } from "#shared/domain/leads/contact.ts";
import { normalisePersonName } from "#shared/domain/leads/identity.ts";
import { splitFullName } from "#shared/domain/leads/split-full-name.ts";
import { standingOf, standings } from "./source-standing.ts";
import type { SourcedPerson } from "./sourced-value.ts";

const MOST_PEOPLE = 12;

/** People of many pages and vendors, each once by name, the seats above the line first. */
export function mergePeople(
  people: readonly SourcedPerson[],
  ownDomain: string | undefined,
): readonly SourcedPerson[] {
  const nearestFirst = people.toSorted(
    (one, other) =>
      standings.indexOf(standingOf(one, ownDomain)) -
        standings.indexOf(standingOf(other, ownDomain)) || other.confidence - one.confidence,
  );
  return [...Map.groupBy(nearestFirst, personKey).values()]
    .map(asOne)
    .toSorted((one, other) => seatOf(one) - seatOf(other))
    .slice(0, MOST_PEOPLE);
}

/** "Dr. Jana von Berg" and "Jana von Berg" are one person at one company. */
export function personKey({ fullName }: { readonly fullName: string }): string {
  return normalisePersonName(splitFullName(fullName)?.fullName ?? fullName);
}

function asOne(mentions: readonly SourcedPerson[]): SourcedPerson {
  const [nearest] = mentions;
  if (!nearest) throw new Error("A person without a mention cannot be merged");
  const seated = mentions.find(({ role }) => role !== "other") ?? nearest;
  const linkedinUrl = mentions.find((mention) => mention.linkedinUrl)?.linkedinUrl;
  const email = mentions.find((mention) => mention.email)?.email;
  const { title, role } = seated;
  return { ...nearest, title, role, ...(linkedinUrl && { linkedinUrl }), ...(email && { email }) };
}

function seatOf({ role }: SourcedPerson): number {
  const seats: readonly string[] = aboveTheLineRoles;
  const seat = seats.indexOf(role);
  return seat < 0 ? seats.length : seat;
}
