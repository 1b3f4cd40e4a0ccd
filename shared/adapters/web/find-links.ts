import { getDomain } from "tldts";
import { type LoadedPage, loadPage } from "./load-page.ts";

const mostLinks = 6;

/** Pages of the same site that are likely to say who works there and how to reach them, the likeliest first. */
export function contactLinks(page: string | LoadedPage, pageUrl: string): readonly string[] {
  const { $ } = loadPage(page);
  const here = new URL(pageUrl);
  const base = baseOf($("base[href]").first().attr("href"), here);
  const scores = new Map<string, number>();
  $("a[href], area[href]").each((_, element) => {
    const target = resolved($(element).attr("href") ?? "", base);
    if (!target || !isOfSite(target, here) || target.pathname === here.pathname) return;
    const words = `${$(element).text()} ${$(element).attr("title") ?? ""} ${$(element).attr("aria-label") ?? ""}`;
    const score = scoreOf(target.pathname, words);
    target.hash = "";
    if (score > (scores.get(target.href) ?? 0)) scores.set(target.href, score);
  });
  return [...scores]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostLinks)
    .map(([url]) => url);
}

function baseOf(stated: string | undefined, here: URL): URL {
  return (stated && resolved(stated, here)) || here;
}

function resolved(href: string, base: URL): URL | undefined {
  if (/^\s*(?:mailto|tel|javascript|data|#)/i.test(href)) return undefined;
  const url = URL.parse(href.trim(), base.href);
  return url && /^https?:$/.test(url.protocol) && !notPages.test(url.pathname) ? url : undefined;
}

const notPages = /\.(?:pdf|jpe?g|png|gif|svg|webp|zip|docx?|xlsx?|pptx?|mp4|ics|vcf|xml|rss)$/i;

function isOfSite(target: URL, here: URL): boolean {
  return target.host === here.host || getDomain(target.hostname) === getDomain(here.hostname);
}

function scoreOf(path: string, words: string): number {
  const readable = decodeURI(path.replace(/%(?![\da-f]{2})/gi, "%25"));
  const depth = path.split("/").filter(Boolean).length;
  const best = Math.max(
    0,
    ...wanted.map(([pattern, score]) => {
      if (pattern.test(readable)) return score + 1;
      return pattern.test(words) ? score : 0;
    }),
  );
  return best === 0 || unwanted.test(readable) ? 0 : best - Math.max(0, depth - 2) * 3;
}

/** A privacy page names addresses that take no sales mail; an article about a team is not the team. */
const unwanted =
  /privacy|datenschutz|confidentialite|cookies?|terms|agb|cgv|login|signin|cart|warenkorb|wp-json|feed/i;

const wanted: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:contacts?|contact[-_ ]?us|kontakt\w*|contactez|contacto|contatti|kontakty|get[-_ ]in[-_ ]touch|reach[-_ ]us|find[-_ ]us|ota[-_ ]yhteytt\p{L})(?!\p{L})/iu,
    100,
  ],
  [
    /(?<!\p{L})(?:team|our[-_ ]team|leadership|management|people|board|directors|executives?|officers|who[-_ ]we[-_ ]are|founders|equipe|équipe|l[-’']?equipe|l[-’']équipe|direction|geschäftsf\p{L}+|geschaeftsf\p{L}+|geschäftsleitung|vorstand|ledelse|ledning|zarzad|zarząd|equipo|squadra)(?!\p{L})/iu,
    90,
  ],
  [
    /(?<!\p{L})(?:impressum|imprint|mentions[-_ ]legales|mentions[-_ ]légales|legal[-_ ]notice|aviso[-_ ]legal|colophon)(?!\p{L})/iu,
    80,
  ],
  [
    /(?<!\p{L})(?:about|about[-_ ]us|über[-_ ]uns|ueber[-_ ]uns|uber[-_ ]uns|unternehmen|company|our[-_ ]company|a[-_ ]propos|à[-_ ]propos|qui[-_ ]sommes[-_ ]nous|nous|la[-_ ]maison|om[-_ ]os|om[-_ ]oss|o[-_ ]nas|o[-_ ]firmie|chi[-_ ]siamo|nosotros|our[-_ ]story|story)(?!\p{L})/iu,
    70,
  ],
  [/(?<!\p{L})(?:locations?|offices?|standorte?|branches|sites|agences)(?!\p{L})/iu, 40],
];
