import { parse } from "tldts";
import { asciiWords } from "#shared/domain/leads/address-kind.ts";
import { isOfType, textOf } from "../json-ld.ts";
import { type LoadedPage, oncePerPage } from "../load-page.ts";
import { metaContent } from "../readable-text.ts";

/** Whose facts are wanted, when the caller knows. Without it the page's own company is meant. */
export type About = { readonly name?: string; readonly domain?: string };

export type PageCompany = {
  readonly name: string;
  /** On its own site a company says "we"; elsewhere only sentences that name it count. */
  readonly isOwnSite: boolean;
  readonly names: readonly string[];
};

export function pageCompany(page: LoadedPage, pageUrl: string, about: About = {}): PageCompany {
  const site = parse(pageUrl);
  const label = site.domainWithoutSuffix ?? "";
  const own = siteNames(page, label);
  const isOwnSite = isOwn(site.domain, own[0], about);
  const name = withoutLegalForm(about.name ?? own[0] ?? titleCase(label));
  return { name, isOwnSite, names: aliases([name, about.name ?? name, ...(isOwnSite ? own : [])]) };
}

function isOwn(domain: string | null, ownName: string | undefined, about: About): boolean {
  if (about.domain) return parse(about.domain).domain === domain;
  if (!about.name) return true;
  const wanted = asciiWords(withoutLegalForm(about.name)).join("");
  const label = asciiWords(parse(domain ?? "").domainWithoutSuffix ?? "").join("");
  return label === wanted || asciiWords(withoutLegalForm(ownName ?? "")).join("") === wanted;
}

/** What the site calls its company, the best name first. */
const siteNames = oncePerPage((page, label): readonly string[] => {
  const stated = fitting(
    [metaContent(page, "og:site_name", "application-name"), ...namesInJsonLd(page)],
    label,
  );
  const shown = fitting(
    [
      page.$(".p-org, .h-card .org, .vcard .org").first().text(),
      ...page
        .$("title")
        .first()
        .text()
        .split(/\s[|–—·:-]\s|[|–—·:]\s|,\s/),
      page.$("header a[href='/'], .logo, .brand, .site-title").first().text(),
      page.$("h1").first().text(),
      ...legalNames(page.blocks().visible.map(({ text }) => text)),
    ],
    label,
  );
  const [spelled] = fitting(spelledLikeDomain(page, label), label);
  const fullest = spelled && shown.find((name) => name.startsWith(spelled));
  return [...stated, fullest, spelled, ...shown].filter((name) => name !== undefined);
});

function namesInJsonLd(page: LoadedPage): readonly (string | undefined)[] {
  return page
    .jsonLd()
    .filter((node) =>
      isOfType(node, "Organization", "Corporation", "LocalBusiness", "Company", "WebSite"),
    )
    .map((node) => textOf(node, "name"));
}

function fitting(candidates: readonly (string | undefined)[], label: string): readonly string[] {
  return candidates
    .map((candidate) => candidate?.replace(pageWords, "").replace(/\s+/g, " ").trim() ?? "")
    .filter((name) => name.length > 2 && name.length < 60 && fits(name, label));
}

const pageWords =
  /\s+(?:news|blog|press|team|about(?: us)?|contact|careers|jobs|home(?:page)?|people|journal|story)$/i;

/** The words of the domain as the page itself spells them: "Orsève Cosmétiques" for orseve-cosmetiques. */
function spelledLikeDomain(page: LoadedPage, label: string): readonly string[] {
  const wanted = label.split("-");
  if (wanted.length < 2) return [];
  const texts = [page.$("title").first().text(), ...page.blocks().visible.map(({ text }) => text)];
  return texts.flatMap((text) => {
    const words = text.slice(0, 300).split(/\s+/);
    const at = words.findIndex(
      (word) => word.toUpperCase() !== word && asciiWords(word)[0] === wanted[0],
    );
    const phrase = words.slice(at, at + wanted.length);
    const isSame =
      at >= 0 && phrase.every((word, index) => asciiWords(word).join("") === wanted[index]);
    return isSame ? [phrase.join(" ").replace(/[.,;:!?'’)]+$/, "")] : [];
  });
}

/** A name belongs to the domain when its first word begins the label: "Brandtmüller Ventiltechnik" at brandtmueller-ventile. */
function fits(candidate: string, label: string): boolean {
  const [first = ""] = asciiWords(candidate.replace(/^(?:the|die|der|das|la|le|les)\s+/i, ""));
  const joined = asciiWords(withoutLegalForm(candidate)).join("");
  const plainLabel = label.replace(/[^a-z0-9]/g, "");
  if (candidate.split(" ").length > 6) return false;
  return (first.length > 2 && plainLabel.startsWith(first)) || joined === plainLabel;
}

function legalNames(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.slice(0, 300).match(legalName) ?? []);
}

const legalForm =
  /(?:,\s*|\s+)(?:ltd|limited|inc|incorporated|llc|l\.l\.c|plc|corp|corporation|co|gmbh(?: & co\.? kg)?|ag|kg|ohg|ug|se|sas|sarl|s\.a\.r\.l|sa|s\.a|bv|b\.v|nv|ab|as|a\/s|aps|asa|oy|oyj|spa|s\.p\.a|srl|s\.r\.l|s\.r\.o|sp\. z o\.\s?o|z\.s|a\.s|dac|doo|d\.o\.o|kft|llp|lp|pty)\.?$/i;

const legalName =
  /\p{Lu}[\p{L}&'’.-]+(?: (?:&|and|\p{Lu}[\p{L}&'’.-]+)){0,4},? (?:Ltd|Limited|Inc|LLC|GmbH|AG|SAS|SARL|S\.?A|B\.?V|AB|A\/S|AS|Oy|DAC|plc|SpA|S\.p\.A|Srl)\b/gu;

export function withoutLegalForm(name: string): string {
  const shorter = name.trim().replace(legalForm, "");
  return shorter === name.trim() ? shorter : withoutLegalForm(shorter);
}

function titleCase(label: string): string {
  return label
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}

/** Longest first, so that "Kestrel Bearings Ltd" is not read as "Kestrel" with two more words. */
function aliases(names: readonly string[]): readonly string[] {
  const all = names.flatMap((name) => {
    const bare = withoutLegalForm(name);
    const [first = ""] = bare.split(" ");
    const shorter = bare.split(" ").slice(0, 2).join(" ");
    const isTelling =
      bare.includes(" ") && first.length > 4 && !commonFirstWords.has(first.toLowerCase());
    return [
      name,
      bare,
      ...(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u.test(shorter) ? [shorter] : []),
      ...(isTelling ? [first] : []),
    ];
  });
  return [...new Set(all)].filter(Boolean).toSorted((one, other) => other.length - one.length);
}

const commonFirstWords = new Set(
  `north northern south southern east eastern west western global united first royal great green black white national
  general european british american german french polish nordic baltic alpine pacific atlantic central modern smart total
  prime advanced applied digital international industrial precision quality super ultra studio atelier maison house
  people power energy water steel metal paper fresh nature river ocean mountain valley harbour harbor bright clear
  silver golden home office trade market group company county metro urban rapid swift direct`.split(
    /\s+/,
  ),
);
