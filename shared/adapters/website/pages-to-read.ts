import { type SiteTopic, type StudiedPage, siteTopics } from "#shared/ports/page-study.ts";

const MOST_PAGES = 10;

const perTopic: Readonly<Record<SiteTopic, number>> = {
  about: 2,
  team: 2,
  contact: 1,
  news: 2,
  careers: 1,
};

/**
 * What to read next, given what was read: links by topic, and in the first round the usual addresses of topics the home
 * page links to nowhere. Never more than ten pages of a site in all.
 */
export function pagesToRead(pages: readonly StudiedPage[], round: number): readonly string[] {
  const [home] = pages;
  if (!home) return [];
  const read = new Set(pages.map(({ url }) => addressKey(url)));
  const wanted = siteTopics.flatMap((topic) => {
    const linked = pages.flatMap(({ links }) =>
      links.filter((link) => link.topic === topic).map(({ url }) => url),
    );
    const isUnlinked = linked.length === 0 && home.links.length < 3 && round === 1;
    const urls = isUnlinked ? [new URL(`/${topic}`, home.url).href] : linked;
    return distinct(urls).slice(0, perTopic[topic]);
  });
  return distinct(wanted)
    .filter((url) => !read.has(addressKey(url)))
    .slice(0, MOST_PAGES - pages.length);
}

function distinct(urls: readonly string[]): readonly string[] {
  return [...new Map(urls.map((url) => [addressKey(url), url])).values()];
}

/** `/about`, `/about/`, `/about.html` and `www.` before it are one page. */
function addressKey(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/(?:\/index)?\.html?$/, "")
    .replace(/\/+$/, "");
}
