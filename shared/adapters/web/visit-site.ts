import type { PageRenderer } from "#shared/ports/page-renderer.ts";
import type { SiteVisit, SiteVisitor } from "#shared/ports/site-visitor.ts";
import type { PageRead, WebReader } from "#shared/ports/web-reader.ts";
import { aboutSite } from "./about-site.ts";
import { contactLinks } from "./find-links.ts";
import { siteProblem } from "./site-problem.ts";
import { renderVisited, type VisitedPage, visited } from "./visited-page.ts";

const USUAL_PAGES = ["", "contact", "contact-us", "about"] as const;
const MOST_LINKED = 4;
const PAGE_MILLISECONDS = 10_000;

/** Reads the pages of a site that usually name addresses, all at once; the browser comes last, for it costs seconds. */
export function siteVisitor(web: WebReader, renderer: PageRenderer | undefined): SiteVisitor {
  const read = (url: string) => web.read(url, { timeoutMilliseconds: PAGE_MILLISECONDS });

  return {
    async visit(domain) {
      const usual = await Promise.all(
        USUAL_PAGES.map((path) => read(path ? `${domain}/${path}` : domain)),
      );
      const [home] = usual;
      const linked = home ? await readLinked(home, usual, read) : [];
      const reads = [...usual, ...linked];
      const pages = onceEach(reads.flatMap((page) => (page.kind === "page" ? [page] : []))).map(
        ({ url, html }) => visited(url, html),
      );
      const seen = await renderVisited(pages, renderer, read);
      return report(reads, seen, home);
    },
  };
}

async function readLinked(
  home: PageRead,
  known: readonly PageRead[],
  read: (url: string) => Promise<PageRead>,
): Promise<readonly PageRead[]> {
  if (home.kind !== "page") return [];
  const addresses = new Set(known.map(({ url }) => addressOf(url)));
  const links = contactLinks(home.html, home.url).filter((url) => !addresses.has(addressOf(url)));
  return Promise.all(links.slice(0, MOST_LINKED).map(read));
}

function addressOf(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: url, pathname: "" };
  return `${host.replace(/^www\./, "")}${pathname.replace(/(?:\/index)?(?:\.html?|\.php)?\/?$/, "")}`;
}

/** A site that answers every address with one page names its addresses once. */
function onceEach<Page extends { readonly url: string; readonly html: string }>(
  pages: readonly Page[],
): readonly Page[] {
  const texts = new Map(pages.toReversed().map((page) => [page.html, page]));
  const addresses = new Map([...texts.values()].map((page) => [addressOf(page.url), page]));
  return [...addresses.values()].toReversed();
}

function report(
  reads: readonly PageRead[],
  seen: readonly VisitedPage[],
  home: PageRead | undefined,
): SiteVisit {
  const homePage = home?.kind === "page" ? seen.find(({ url }) => url === home.url) : undefined;
  const addresses = seen.flatMap((page) => page.addresses);
  const problem = siteProblem(reads, seen);
  return {
    pages: [
      ...seen.map(({ url, outcome }) => ({ url, outcome })),
      ...reads.flatMap((read) => (read.kind === "page" ? [] : [outcomeOf(read)])),
    ],
    addresses,
    about: homePage ? aboutSite(homePage.html) : "",
    ...(problem && { problem }),
  };
}

function outcomeOf(read: Exclude<PageRead, { kind: "page" }>): SiteVisit["pages"][number] {
  const outcome = read.kind === "forbidden-by-robots" ? "robots.txt forbids it" : read.reason;
  return { url: read.url, outcome };
}
