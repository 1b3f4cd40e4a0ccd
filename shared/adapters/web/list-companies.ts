import { isSharedHost, registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { CompanyLister, ListedCompany } from "#shared/ports/company-lister.ts";
import type { WebReader } from "#shared/ports/web-reader.ts";
import { type LoadedPage, loadPage } from "./load-page.ts";
import { isReaderInstruction } from "./reader-instructions.ts";

const MOST_COMPANIES = 200;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 400;

export function companyLister(web: WebReader): CompanyLister {
  return {
    async list(url) {
      const read = await web.read(url);
      if (read.kind === "forbidden-by-robots") {
        return { kind: "unreadable", reason: "robots.txt forbids it" };
      }
      if (read.kind === "missing") return { kind: "unreadable", reason: read.reason };
      return { kind: "list", companies: listCompanies(loadPage(read.html), read.url) };
    },
  };
}

/** Entries of lists, tables and cards whose link leads to another site, or to a profile on this one. */
export function listCompanies(page: LoadedPage, pageUrl: string): readonly ListedCompany[] {
  const { $ } = page;
  const site = registrableDomain(pageUrl);
  const found = new Map<string, ListedCompany>();
  $("a[href]").each((_, element) => {
    const link = $(element);
    const url = URL.parse(link.attr("href") ?? "", pageUrl);
    if (!url || !/^https?:$/.test(url.protocol) || found.size >= MOST_COMPANIES) return;
    const entry = link.closest("li, tr, article, dd, .card, .entry");
    if (entry.length === 0 || link.closest("nav, header, footer").length > 0) return;
    const domain = registrableDomain(url.href);
    if (!domain || isSharedHost(domain)) return;
    const parts = entry
      .contents()
      .toArray()
      .map((part) => plain($(part).text()));
    const text = parts.filter(Boolean).join(" ");
    const heading = plain(entry.find("h2, h3, h4, th, td, strong, b").first().text());
    const label = plain(link.text());
    const name = [label, heading, plain(text.replace(label, ""))].find(isName);
    if (!name || isReaderInstruction(text)) return;
    const isProfile = domain === site;
    if (isProfile && !isDeeper(url, pageUrl)) return;
    url.hash = "";
    const key = isProfile ? url.href : domain;
    if (!found.has(key)) {
      found.set(key, { name, url: url.href, text: text.slice(0, LONGEST_TEXT), isProfile });
    }
  });
  return [...found.values()];
}

/** "Website" names nobody: then the entry's heading does, or what else stands in it. */
function isName(text: string): boolean {
  return text.length > 1 && text.length <= LONGEST_NAME && !isNoName.test(text);
}

const isNoName =
  /^(?:(?:visit |our |to the )?(?:web ?site|homepage|home|web|link|profile|details|more|read more|contact|e-?mail|next|previous|back)\W*|https?:.*|www\..*|[\w.-]+\.\w{2,})$/i;

/** The list's menu leads sideways; its entries lead down, or to pages that are named like entries. */
function isDeeper(url: URL, pageUrl: string): boolean {
  const depth = (path: string) => path.split("/").filter(Boolean).length;
  return depth(url.pathname) >= 2 && url.href !== pageUrl;
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
