import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { SiteLink, SiteTopic } from "#shared/ports/page-study.ts";
import type { LoadedPage } from "./load-page.ts";

/** The page's links to pages of the same site that tell of the company, by topic, likeliest first. */
export function siteLinks({ $ }: LoadedPage, pageUrl: string): readonly SiteLink[] {
  const base = URL.parse($("base[href]").first().attr("href") ?? "", pageUrl)?.href ?? pageUrl;
  const found = new Map<string, Candidate>();
  $("a[href]").each((_, element) => {
    const url = pageOf($(element).attr("href") ?? "", base, pageUrl);
    if (!url) return;
    const candidate = judge(url, $(element).text());
    const known = found.get(url);
    if (candidate && candidate.points > (known?.points ?? 0)) found.set(url, candidate);
  });
  return [...found.values()]
    .toSorted((one, other) => other.points - one.points)
    .map(({ topic, url }) => ({ topic, url }));
}

type Candidate = SiteLink & { readonly points: number };

function pageOf(href: string, base: string, pageUrl: string): string | undefined {
  const url = URL.parse(href.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol) || notAPage.test(url.pathname)) return undefined;
  const site = registrableDomain(pageUrl);
  if (!site || registrableDomain(url.href) !== site) return undefined;
  url.hash = "";
  url.search = "";
  return url.href === pageUrl.replace(/[?#].*$/, "") ? undefined : url.href;
}

const notAPage = /\.(?:pdf|jpe?g|png|gif|webp|svg|zip|docx?|xlsx?|pptx?|mp4|mp3|xml|rss|ics|vcf)$/i;

/** The path is the surer sign; a short path is the page itself, a long one an item of it. */
function judge(url: string, label: string): Candidate | undefined {
  const { pathname } = new URL(url);
  const depth = pathname.split("/").filter(Boolean).length;
  const path = decode(pathname).toLowerCase();
  const text = label.replace(/\s+/g, " ").trim().toLowerCase();
  const judged = topicWords.map(([topic, words]) => ({
    topic,
    points: (words.test(path) ? 3 : 0) + (text.length < 40 && words.test(text) ? 2 : 0),
  }));
  const [best] = judged.toSorted((one, other) => other.points - one.points);
  if (!best || best.points === 0 || isLegal.test(path)) return undefined;
  return { topic: best.topic, url, points: best.points - Math.max(0, depth - 1) };
}

const isLegal =
  /privacy|datenschutz|cookie|terms|agb|conditions|confidentialite|login|cart|warenkorb|panier/;

// The order decides between topics of equal points: "about/team" is the team.
const topicWords: readonly (readonly [SiteTopic, RegExp])[] = [
  [
    "team",
    /\bteam\b|leadership|management|\bpeople\b|our-people|board|executives|geschäftsleitung|geschaeftsleitung|führung|ansprechpartner|equipe|équipe|direction\b|dirigeants|equipo|zarzad|zespol|vedeni|\bstaff\b/,
  ],
  [
    "news",
    /\bnews\b|press|presse|\bblog\b|journal\b|aktuell|neuigkeit|actualit|noticias|aktualno|aktuality|notizie|newsroom|announcements|stories/,
  ],
  [
    "careers",
    /career|\bjobs?\b|vacanc|karriere|stellen|recrut|emploi|empleo|praca|kariera|lavora|join-us|join us|work-with-us|work with us|hiring|openings/,
  ],
  [
    "contact",
    /contact|kontakt|impressum|imprint|mentions-legales|contatti|contacto|contacte|legal-notice/,
  ],
  [
    "about",
    /about|über|ueber-uns|uber-uns|unternehmen|qui-sommes|a-propos|à propos|notre-histoire|histoire|sobre|nosotros|empresa|o-nas|o-firmie|chi-siamo|azienda|om-oss|om-os|company\b|our-story|history|who-we-are|profil/,
  ],
];

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
