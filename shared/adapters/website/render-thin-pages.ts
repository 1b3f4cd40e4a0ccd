import type { PageStudent, StudyAbout } from "#shared/ports/page-student.ts";
import type { StudiedPage } from "#shared/ports/page-study.ts";

const MOST_RENDERED = 5;

/** Pages that a script fills are opened in the browser, but only where the site as a whole gave too little without. */
export async function renderThinPages(
  pages: readonly StudiedPage[],
  about: StudyAbout,
  student: PageStudent,
): Promise<readonly StudiedPage[]> {
  const thin = pages.filter(({ needsScript }) => needsScript).slice(0, MOST_RENDERED);
  if (thin.length === 0 || tellsEnough(pages)) return pages;
  const rendered = await Promise.all(
    thin.map(async (page): Promise<readonly [StudiedPage, StudiedPage]> => {
      const answer = await student.study(page.url, about, { isRendered: true });
      return [page, answer.kind === "studied" ? answer.page : page];
    }),
  );
  const better = new Map(rendered);
  return pages.map((page) => better.get(page) ?? page);
}

function tellsEnough(pages: readonly StudiedPage[]): boolean {
  const facts = pages.reduce((sum, page) => sum + page.facts.length, 0);
  return facts >= 5 && pages.some(({ people }) => people.length > 0);
}
