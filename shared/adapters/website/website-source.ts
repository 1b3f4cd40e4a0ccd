import type { SourceFindings } from "#shared/domain/enrichment/sourced-value.ts";
import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentSource, EnrichmentSubject } from "#shared/ports/enrichment-source.ts";
import type { PageRenderer } from "#shared/ports/page-renderer.ts";
import type { StudiedPage, StudyPage } from "#shared/ports/page-study.ts";
import type { PageRead, WebReader } from "#shared/ports/web-reader.ts";
import { pagesToRead } from "./pages-to-read.ts";
import { renderThinPages } from "./render-thin-pages.ts";
import { websiteFindings } from "./website-findings.ts";

export type WebsiteSourceOptions = {
  readonly reader: WebReader;
  readonly study: StudyPage;
  /** Undefined where there is no browser: pages that need one are read without it. */
  readonly renderer: PageRenderer | undefined;
  /** Facts beyond the pages' own, such as a model's. */
  readonly findFacts: (
    pages: readonly StudiedPage[],
    company: EnrichmentSubject["company"],
  ) => Promise<readonly PageFact[]>;
  readonly now: Clock;
};

/** The company's own site: home page, then the pages about it, its people, its news and its open posts. */
export function websiteSource(options: WebsiteSourceOptions): EnrichmentSource {
  return {
    name: "website",
    gives: ["profile", "facts", "contacts", "address"],
    mostUsd: 0,
    canHelp: ({ company }) => company.domain !== undefined,

    async look({ company }) {
      const { domain = "", website } = company;
      const home = await options.reader.read(homeAddress(domain, website));
      if (home.kind !== "page") return unread(home);

      const pages = await visit(home, company, options);
      const readable = await renderThinPages(pages, whoIsMeant(company, home.html), options);
      const extra = await options.findFacts(readable, company);
      const findings = websiteFindings(readable, { extra, now: options.now() });
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

function unread(home: Exclude<PageRead, { kind: "page" }>) {
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
  home: Extract<PageRead, { kind: "page" }>,
  company: EnrichmentSubject["company"],
  options: WebsiteSourceOptions,
): Promise<readonly StudiedPage[]> {
  const { reader, study } = options;
  const about = whoIsMeant(company, home.html);
  // A home page that a script fills links to nothing before the script has run.
  const pages = [...(await renderThinPages([study(home, about)], about, options))];
  for (let round = 1; round <= 2; round += 1) {
    const reads = await Promise.all(pagesToRead(pages, round).map((url) => reader.read(url)));
    const news = reads.filter((read) => read.kind === "page");
    const known = new Set(pages.map(({ url }) => url));
    pages.push(...news.filter(({ url }) => !known.has(url)).map((page) => study(page, about)));
  }
  return pages;
}

/** The list's name for the company counts where its site uses it too; the site names itself better than lists do. */
function whoIsMeant(
  { name = "", domain = "" }: EnrichmentSubject["company"],
  html: string,
): { readonly domain: string; readonly name?: string } {
  const words = name.split(/\s+/);
  const spelled = words.map((_, dropped) =>
    words
      .slice(0, words.length - dropped)
      .join(" ")
      .replace(/[\s,&]+$/, ""),
  );
  const text = html.replaceAll("&amp;", "&");
  const onSite = spelled.find((spelling) => spelling.length > 2 && text.includes(spelling));
  const isWhole = onSite && normaliseCompanyName(onSite) === normaliseCompanyName(name);
  return { domain, ...(isWhole && { name: onSite }) };
}

/** That there is a site was known before. */
function isEmpty({ values, facts, people }: SourceFindings): boolean {
  const news = values.filter(({ field }) => field !== "website");
  return news.length + facts.length + people.length === 0;
}
