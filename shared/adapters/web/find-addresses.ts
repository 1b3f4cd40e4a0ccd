import { namePattern } from "#shared/domain/leads/address-pattern.ts";
import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import type { Candidate } from "./address-candidate.ts";
import { addressesInMarkup } from "./address-markup.ts";
import { addressesInText } from "./address-text.ts";
import { cleanAddress } from "./clean-address.ts";
import { type LoadedPage, loadPage, oncePerPage } from "./load-page.ts";
import { type NamedPerson, namedPeople } from "./named-people.ts";
import { type NearbyPerson, nearbyPerson } from "./nearby-person.ts";

/** Every address a visitor of the page could find, each once, in the order of how openly it is given. */
export function findAddresses(page: string | LoadedPage, pageUrl: string): readonly FoundAddress[] {
  return addressesOf(loadPage(page), pageUrl);
}

const addressesOf = oncePerPage((loaded, pageUrl): readonly FoundAddress[] => {
  const candidates = [...addressesInMarkup(loaded), ...addressesInText(loaded, pageUrl)];
  const people = namedPeople(loaded);
  const found = new Map<string, FoundAddress>();
  for (const candidate of candidates) {
    const address = cleanAddress(candidate.raw);
    if (!address) continue;
    const known = found.get(address);
    if (known?.nearbyName) continue;
    const next = toFound(address, candidate, pageUrl, people);
    found.set(address, known ? { ...next, ...known } : next);
  }
  return [...found.values()];
});

function toFound(
  address: string,
  candidate: Candidate,
  pageUrl: string,
  people: readonly NamedPerson[],
): FoundAddress {
  const beside = candidate.element ? nearbyPerson(candidate.element) : undefined;
  const near = personOf(address, people) ?? beside;
  const nearbyName = candidate.name ?? near?.name;
  const nearbyTitle = candidate.title ?? near?.title;
  return {
    address,
    form: candidate.form,
    pageUrl,
    snippet: candidate.snippet.replace(/\s+/g, " ").slice(0, 160),
    ...(nearbyName ? { nearbyName } : {}),
    ...(nearbyTitle ? { nearbyTitle } : {}),
  };
}

/** Somebody named elsewhere on the page out of whose name the address is made. */
function personOf(address: string, people: readonly NamedPerson[]): NearbyPerson | undefined {
  const local = address.split("@")[0] ?? "";
  const person = people.find(({ fullName }) => {
    const words = fullName.split(" ");
    return namePattern(local, { firstName: words[0] ?? "", lastName: words.at(-1) ?? "" });
  });
  return person && { name: person.fullName, title: person.title };
}
