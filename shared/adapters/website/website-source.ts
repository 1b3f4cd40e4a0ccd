import type { SourceFindings } from "#shared/domain/enrichment/sourced-value.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentSource, EnrichmentSubject } from "#shared/ports/enrichment-source.ts";
import type { PageStudent, PageStudied, StudyAbout } from "#shared/ports/page-student.ts";
import type { StudiedPage } from "#shared/ports/page-study.ts";
import { pagesToRead } from "./pages-to-read.ts";
import { renderThinPages } from "./render-thin-pages.ts";
import { websiteFindings } from "./website-findings.ts";

export type WebsiteSourceOptions = {
  readonly student: PageStudent;
  /** Facts beyond the pages' own, such as a model's. */
  readonly findFacts: (
    pages: readonly StudiedPage[],
    company: EnrichmentSubject["company"],
  ) => Promise<readonly PageFact[]>;
  readonly now: Clock;
};

/** The company's own site: home page, then the pages about it, its people, its news and its open posts. */
export function websiteSource({ student, findFacts, now }: WebsiteSourceOptions): EnrichmentSource {
  return {
    name: "website",
    gives: ["profile", "facts", "contacts", "address"],
    mostUsd: 0,
    canHelp: ({ company }) => company.domain !== undefined,

    async look({ company }) {
      const { name, domain = "", website } = company;
      const address = homeAddress(domain, website);
      const home = await student.study(address, { ...(name && { name }), domain, isOwnSite: true });
      if (home.kind !== "studied") return unread(home);

      const about = { ...(home.name && { name: home.name }), domain, isOwnSite: false };
      const pages = await visit(home.page, about, student);
      const readable = await renderThinPages(pages, about, student);
      const extra = await findFacts(readable, company);
      const findings = websiteFindings(readable, { extra, now: now() });
      const spent = { calls: readable.length, costUsd: 0 };
      if (isEmpty(findings)) {
        return { kind: "nothing", reason: `${domain} says nothing we can use`, spent };
      }
      return { kind: "found", findings, spent };
    },
  };
}

/** The row may name one page of a site; a site on a shared domain is only that page. */
function homeAddress(domain: string, website: string | undefined): string {
  const given = website ? URL.parse(website) : null;
  return given?.hostname.endsWith(domain) ? `${given.protocol}//${given.host}/` : domain;
}

function unread(home: Exclude<PageStudied, { kind: "studied" }>) {
  const spent = { calls: 1, costUsd: 0 };
  if (home.kind === "forbidden-by-robots") {
    return {
      kind: "nothing",
      reason: `robots.txt of ${home.url} forbids reading it`,
      spent,
    } as const;
  }
  const reason = `${home.url} could not be read: ${home.reason}`;
  const isLasting = ["dns", "not-found", "refused", "not-text"].includes(home.reason);
  return { kind: isLasting ? "nothing" : "unavailable", reason, spent } as const;
}

/** Two rounds, for the page about the company often leads to the one about its people. */
async function visit(
  home: StudiedPage,
  about: StudyAbout,
  student: PageStudent,
): Promise<readonly StudiedPage[]> {
  // A home page that a script fills links to nothing before the script has run.
  const pages = [...(await renderThinPages([home], about, student))];
  for (let round = 1; round <= 2; round += 1) {
    const next = pagesToRead(pages, round).map((url) => student.study(url, about));
    const studied = (await Promise.all(next)).filter((one) => one.kind === "studied");
    const known = new Set(pages.map(({ url }) => url));
    pages.push(...studied.map(({ page }) => page).filter(({ url }) => !known.has(url)));
  }
  return pages;
}

/** That there is a site was known before. */
function isEmpty({ values, facts, people }: SourceFindings): boolean {
  const news = values.filter(({ field }) => field !== "website");
  return news.length + facts.length + people.length === 0;
}
