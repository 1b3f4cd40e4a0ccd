import type { EnrichmentSubject } from "#shared/ports/enrichment-source.ts";
import type { StudiedPage } from "#shared/ports/page-study.ts";
import type { WebsiteSourceOptions } from "./website-source.ts";

const MOST_RENDERED = 3;

/** Pages that a script fills are opened in the browser, but only where the site as a whole gave too little without. */
export async function renderThinPages(
  pages: readonly StudiedPage[],
  company: EnrichmentSubject["company"],
  { renderer, study }: Pick<WebsiteSourceOptions, "renderer" | "study">,
): Promise<readonly StudiedPage[]> {
  const thin = pages.filter(({ needsScript }) => needsScript).slice(0, MOST_RENDERED);
  if (!renderer || thin.length === 0 || tellsEnough(pages)) return pages;
  const about = { ...(company.name && { name: company.name }), domain: company.domain ?? "" };
  const rendered = await Promise.all(
    thin.map(async (page): Promise<readonly [StudiedPage, StudiedPage]> => {
      const answer = await renderer.render(page.url);
      return [page, answer.kind === "rendered" ? study(answer, about) : page];
    }),
  );
  const better = new Map(rendered);
  return pages.map((page) => better.get(page) ?? page);
}

function tellsEnough(pages: readonly StudiedPage[]): boolean {
  const facts = pages.reduce((sum, page) => sum + page.facts.length, 0);
  return facts >= 5 && pages.some(({ people }) => people.length > 0);
}
