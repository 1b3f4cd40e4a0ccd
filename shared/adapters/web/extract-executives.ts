import { addressKind } from "#shared/domain/leads/address-kind.ts";
import { isPlausiblyOf, namePattern } from "#shared/domain/leads/address-pattern.ts";
import { executiveRole } from "#shared/domain/leads/executive-role.ts";
import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import type { PagePerson } from "#shared/domain/leads/page-person.ts";
import { looksLikePersonName, withoutHonours } from "#shared/domain/leads/person-name.ts";
import { company } from "./facts/company-sentence.ts";
import { part } from "./facts/named-part.ts";
import { isCareersPage } from "./facts/open-roles.ts";
import { type About, pageCompany } from "./facts/page-company.ts";
import { pageSentences } from "./facts/page-sentences.ts";
import { personName } from "./facts/rule-words.ts";
import { findAddresses } from "./find-addresses.ts";
import { linkedinProfile } from "./linkedin-profile.ts";
import { type LoadedPage, loadPage } from "./load-page.ts";
import { isTitle, type NamedPerson, namedPeople } from "./named-people.ts";

/** The people of the company that the page names with their position. Whoever only praises it is left out. */
export function extractExecutives(
  page: string | LoadedPage,
  pageUrl: string,
  about?: About,
): readonly PagePerson[] {
  const loaded = loadPage(page);
  const addresses = findAddresses(loaded, pageUrl);
  const { isOwnSite } = pageCompany(loaded, pageUrl, about);
  const inText = inSentences(loaded, pageUrl, about);
  // A careers page puts places and open positions where other pages put names and positions.
  const listed = isOwnSite && !isCareersPage(loaded, pageUrl) ? namedPeople(loaded) : [];
  const known = new Set(listed.map(({ fullName }) => fullName.toLowerCase()));
  const people = [
    ...listed,
    ...inText.filter(({ fullName }) => !known.has(fullName.toLowerCase())),
  ];
  const allLinks = loaded.blocks().visible.flatMap(({ links }) => links);
  return people.map((person) => toPagePerson(person, pageUrl, addresses, allLinks));
}

function toPagePerson(
  { fullName, title, quote, links }: NamedPerson,
  url: string,
  addresses: readonly FoundAddress[],
  allLinks: readonly string[],
): PagePerson {
  const linkedinUrl = linkedinProfile(fullName, links, allLinks);
  const email = addressOf(fullName, addresses);
  return {
    fullName,
    title,
    role: executiveRole(title),
    ...(linkedinUrl ? { linkedinUrl } : {}),
    ...(email ? { email } : {}),
    quote,
    url,
  };
}

function addressOf(fullName: string, addresses: readonly FoundAddress[]): string | undefined {
  const words = fullName.split(" ");
  const person = { firstName: words[0] ?? "", lastName: words.at(-1) ?? "" };
  return addresses.find(({ address, nearbyName }) => {
    const local = address.split("@")[0] ?? "";
    const isTheirs = namePattern(local, person) !== undefined;
    const isBeside = nearbyName !== undefined && isPlausiblyOf(nearbyName, person);
    return isTheirs || (isBeside && addressKind(local, [{ nearbyName }]) === "personal");
  })?.address;
}

/** "said Jane Doe, Chief Operating Officer", "our managing director, Jane Doe", "Jane Doe is CEO of Kestrel". */
function inSentences(
  page: LoadedPage,
  pageUrl: string,
  about: About | undefined,
): readonly NamedPerson[] {
  const site = pageCompany(page, pageUrl, about);
  return pageSentences(page, site).flatMap(({ quote, normal, isHeading }) => {
    if (isHeading || (!site.isOwnSite && !normal.includes(company))) return [];
    const found =
      sentencePatterns.map((pattern) => pattern.exec(normal)).find((match) => match !== null) ??
      null;
    const fullName = withoutHonours(part(found, "person"));
    const title = part(found, "title")
      .replace(/^(?:the|its|our|§'s|a|an) /, "")
      .trim();
    if (!looksLikePersonName(fullName) || !isTitle(title) || executiveRole(title) === "other")
      return [];
    return [{ fullName, title, quote, links: [] }];
  });
}

const seat = String.raw`(?<title>[\p{L}][\p{L}&/ -]{1,60}?)`;

const sentencePatterns: readonly RegExp[] = [
  new RegExp(`(?<person>${personName}), ${seat}(?: (?:of|at) §)?(?:$|[.,;])`, "u"),
  new RegExp(
    `(?<person>${personName}) is (?:the |§'s |our |its )?${seat}(?: (?:of|at) §)?(?:$|[.,;])`,
    "u",
  ),
  new RegExp(`§'s ${seat}(?:,| is)? (?<person>${personName})(?:$|[ .,;])`, "u"),
];
