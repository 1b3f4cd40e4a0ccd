import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import type { PageRenderer } from "#shared/ports/page-renderer.ts";
import type { PageRead } from "#shared/ports/web-reader.ts";
import { findAddresses } from "./find-addresses.ts";
import { contactLinks } from "./find-links.ts";
import { loadPage } from "./load-page.ts";
import { readableText } from "./readable-text.ts";

export type VisitedPage = {
  readonly url: string;
  readonly html: string;
  readonly outcome: string;
  readonly addresses: readonly FoundAddress[];
  readonly needsScript: boolean;
};

export function visited(url: string, html: string, outcome = "read"): VisitedPage {
  const page = loadPage(html);
  const { needsScript } = readableText(page);
  return { url, html, outcome, addresses: findAddresses(page, url), needsScript };
}

const MOST_RENDERED = 3;

/**
 * Opens pages in the browser only when a script fills them and the site named no address without it: the home page, and
 * then what it links to once its script has run.
 */
export async function renderVisited(
  pages: readonly VisitedPage[],
  renderer: PageRenderer | undefined,
  read: (url: string) => Promise<PageRead>,
): Promise<readonly VisitedPage[]> {
  const isAnswered = pages.some(({ addresses }) => addresses.length > 0);
  const thin = pages.filter(({ needsScript }) => needsScript).slice(0, MOST_RENDERED);
  if (!renderer || isAnswered || thin.length === 0) return pages;

  const opened = await Promise.all(thin.map((page) => render(page, renderer)));
  const better = new Map(thin.map((page, index) => [page, opened[index] ?? page]));
  const seen = pages.map((page) => better.get(page) ?? page);
  if (seen.some(({ addresses }) => addresses.length > 0)) return seen;
  return [...seen, ...(await linkedFrom(opened[0], seen, renderer, read))];
}

async function render(page: VisitedPage, renderer: PageRenderer): Promise<VisitedPage> {
  const answer = await renderer.render(page.url);
  if (answer.kind === "rendered") return visited(page.url, answer.html, "rendered");
  return { ...page, outcome: `not rendered: ${answer.reason}` };
}

/** Read plainly first, which also asks robots.txt; then, where that shows nothing, in the browser. */
async function linkedFrom(
  home: VisitedPage | undefined,
  seen: readonly VisitedPage[],
  renderer: PageRenderer,
  read: (url: string) => Promise<PageRead>,
): Promise<readonly VisitedPage[]> {
  const [next] = home
    ? contactLinks(home.html, home.url).filter((link) => !seen.some(({ url }) => url === link))
    : [];
  const page = next ? await read(next) : undefined;
  if (page?.kind !== "page") return [];
  const plain = visited(page.url, page.html);
  const isTold = plain.addresses.length > 0 || !plain.needsScript;
  return [isTold ? plain : await render(plain, renderer)];
}
