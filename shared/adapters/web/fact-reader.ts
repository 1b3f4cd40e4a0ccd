import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { FactReader } from "#shared/ports/fact-reader.ts";
import type { PageRead, WebReader } from "#shared/ports/web-reader.ts";
import { extractPageFacts } from "./extract-page-facts.ts";
import { type About, pageCompany } from "./facts/page-company.ts";
import { pageSentences } from "./facts/page-sentences.ts";
import { growthFacts } from "./growth-facts.ts";
import { loadPage } from "./load-page.ts";
import { marketFacts } from "./market-facts.ts";
import { isReaderInstruction } from "./reader-instructions.ts";

const PAGE_MILLISECONDS = 8_000;

/** Reads a page for what its rules find of the company, of the way its figures went, and of its market. */
export function webFactReader(web: WebReader): FactReader {
  return {
    async read(url, company) {
      const page = await web.read(url, { timeoutMilliseconds: PAGE_MILLISECONDS });
      if (page.kind !== "page") return { kind: "unreadable", reason: problemOf(page) };
      return { kind: "read", url: page.url, facts: factsOf(page, company) };
    },
  };
}

function factsOf(
  { html, url }: Extract<PageRead, { kind: "page" }>,
  { name, domain }: Lead["company"],
): readonly PageFact[] {
  const page = loadPage(html);
  const about: About = { ...(name && { name: calm(name) }), ...(domain && { domain }) };
  const told = extractPageFacts(page, url, about);
  const quotes = new Set(told.map(({ quote }) => quote));
  const subject = pageCompany(page, url, about);
  const sentences = pageSentences(page, subject);
  const further = growthFacts(sentences, subject, url).filter(({ quote }) => !quotes.has(quote));
  return [...told, ...further, ...marketFacts(page, sentences, subject, url)].filter(
    ({ quote, statement }) => !isReaderInstruction(quote) && !isReaderInstruction(statement),
  );
}

/** Lists shout names that pages write like any other. */
function calm(name: string): string {
  return name.replace(/\p{Lu}{5,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

function problemOf(page: Exclude<PageRead, { kind: "page" }>): string {
  return page.kind === "forbidden-by-robots" ? "robots.txt forbids it" : page.reason;
}
