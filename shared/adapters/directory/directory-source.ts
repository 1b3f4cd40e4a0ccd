import type { Candidate } from "#shared/domain/lead-search/candidate.ts";
import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { CompanyLister, ListedCompany } from "#shared/ports/company-lister.ts";
import type { LeadSource } from "#shared/ports/lead-source.ts";

export type DirectoryOptions = {
  readonly lister: CompanyLister;
  /** Pages that list companies. */
  readonly pages: readonly string[];
};

const MOST_PROFILES = 20;

/** Companies that a directory, a fair's list of exhibitors or an association's list of members names. */
export function directorySource({ lister, pages }: DirectoryOptions): LeadSource {
  return {
    name: "directories",
    async find() {
      if (pages.length === 0) {
        return { kind: "unavailable", reason: "no directory is set up", costUsd: 0 };
      }
      const read = await Promise.all(
        pages.map(async (url) => ({ url, list: await lister.list(url) })),
      );
      const problems = read.flatMap(({ url, list }) =>
        list.kind === "unreadable" ? [`${url}: ${list.reason}`] : [],
      );
      if (problems.length === pages.length) {
        return { kind: "unavailable", reason: problems.join("; "), costUsd: 0 };
      }
      const entries = read.flatMap(({ url, list }) =>
        list.kind === "list" ? list.companies.map((company) => ({ listUrl: url, company })) : [],
      );
      const direct = entries.filter(({ company }) => !company.isProfile);
      const profiles = entries.filter(({ company }) => company.isProfile).slice(0, MOST_PROFILES);
      const linked = await Promise.all(profiles.map(({ company }) => siteOf(lister, company)));
      return {
        kind: "found",
        candidates: [
          ...direct.flatMap(({ company, listUrl }) => asCandidate(company, listUrl)),
          ...linked.flat(),
        ],
        costUsd: 0,
      };
    },
  };
}

/** A profile links to the company it is about, and to hardly any other. */
async function siteOf(
  lister: CompanyLister,
  profile: ListedCompany,
): Promise<readonly Candidate[]> {
  const list = await lister.list(profile.url);
  if (list.kind === "unreadable") return [];
  const outside = list.companies.filter(({ isProfile }) => !isProfile);
  const [only, ...others] = outside;
  if (!only || others.length > 0) return [];
  return asCandidate({ ...only, name: profile.name, text: profile.text }, profile.url);
}

function asCandidate({ name, url, text }: ListedCompany, listUrl: string): readonly Candidate[] {
  const domain = registrableDomain(url);
  if (!domain) return [];
  const company = { name, domain, website: new URL("/", url).href };
  return [{ company, sourceName: "directories", url: listUrl, snippet: text }];
}
