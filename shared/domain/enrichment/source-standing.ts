import { registrableDomain } from "#shared/domain/leads/domain-name.ts";

export const standings = ["own-site", "data-vendor", "news", "directory"] as const;
/** How near a source stands to the company, nearest first. */
export type Standing = (typeof standings)[number];

/** Sources that sell records rather than publish pages. */
const dataVendors = new Set(["apollo", "hunter", "linkedin-data"]);

export function standingOf(
  { sourceName, url }: { readonly sourceName: string; readonly url: string },
  ownDomain: string | undefined,
): Standing {
  if (dataVendors.has(sourceName)) return "data-vendor";
  if (ownDomain && registrableDomain(url) === registrableDomain(ownDomain)) return "own-site";
  return directoryPath.test(URL.parse(url)?.pathname ?? "") ? "directory" : "news";
}

const directoryPath =
  /\/(?:compan(?:y|ies)|profiles?|director(?:y|ies)|listings?|business(?:es)?|suppliers?|firmen|unternehmen|entreprises?|annuaire)(?:\/|$)/i;
