import { fieldOf } from "../json-ld.ts";
import type { LoadedPage } from "../load-page.ts";
import type { Block } from "../page-block.ts";
import { attribute, isElement, lineage } from "../page-node.ts";
import { metaContent } from "../readable-text.ts";
import { isReaderInstruction } from "../reader-instructions.ts";
import { company, companySentences } from "./company-sentence.ts";
import type { PageCompany } from "./page-company.ts";
import { dateLine, leadingDate, readDate, withoutLeadingDate } from "./page-date.ts";
import { sentencesOf } from "./sentences.ts";

export type PageSentence = {
  /** Word for word as on the page. */
  readonly quote: string;
  /** The same with the company's sign in place of its names. */
  readonly normal: string;
  readonly isHeading: boolean;
  readonly publishedOn?: string;
};

/** The sentences of the main content that say something about the world, each with the day its item was published. */
export function pageSentences(page: LoadedPage, about: PageCompany): readonly PageSentence[] {
  const normalise = companySentences(about);
  const dates = itemDates(page);
  const sentences: PageSentence[] = [];
  let follows = about.isOwnSite;
  for (const block of mainBlocks(page)) {
    let publishedOn = dates.get(block);
    for (const written of sentencesOf(block.text)) {
      const { date, rest: quote } = withoutLeadingDate(written);
      publishedOn = date ?? publishedOn;
      const normal = normalise(quote, follows);
      follows = speaksOfCompany(normal, follows);
      if (!isStatement(quote) || isReaderInstruction(quote)) continue;
      sentences.push({
        quote,
        normal: normal.replace(/\s+/g, " "),
        isHeading: isHeading(block),
        ...(publishedOn ? { publishedOn } : {}),
      });
    }
  }
  return sentences;
}

export function mainBlocks(page: LoadedPage): readonly Block[] {
  return page.blocks().visible.filter(({ region }) => region === "main");
}

/** "The company" means the one spoken of last. */
function speaksOfCompany(normal: string, before: boolean): boolean {
  if (normal.includes(company)) return true;
  return before && !/^(?:\p{Lu}[\p{L}&'’-]+ ){2,}\p{Ll}/u.test(normal);
}

function isStatement(sentence: string): boolean {
  return (
    sentence.length >= 8 &&
    sentence.length <= 400 &&
    !/\?\s*$/.test(sentence) &&
    !addressesReader.test(sentence) &&
    !isQuotation.test(sentence) &&
    !denies.test(sentence)
  );
}

const addressesReader = /\b(?:you|your|yours|yourself|Sie|Ihre?[nmr]?|Ihnen|vous|votre|vos)\b/;
const isQuotation = /["“”„«»]|\b(?:said|says|sagte?|erklärt|déclare|explique)\b/;
const denies =
  /\b(?:not|never|no longer|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|don['’]t|didn['’]t|nicht|kein|keine[nmr]?|ne sont pas|n['’]est pas|ne .{1,20} (?:pas|plus)|if|wenn|rumou?rs?|allegedly|reportedly|angeblich)\b/i;

function isHeading({ element }: Block): boolean {
  return /^h[1-6]$/.test(element.name);
}

/** News items carry their date before, after or inside the headline; what follows is of that day until the next headline. */
function itemDates(page: LoadedPage): ReadonlyMap<Block, string> {
  const dates = new Map<Block, string>();
  const pageDate = articleDate(page);
  let current = pageDate;
  let wasDate = false;
  for (const block of mainBlocks(page)) {
    const line = block.text.length <= 60 ? dateLine(block.text) : undefined;
    const leading = line ?? (block.text.length <= 160 ? leadingDate(block.text) : undefined);
    if (leading) current = leading;
    else if (isHeading(block) && !wasDate) current = pageDate;
    wasDate = line !== undefined;
    const date = ownDate(block, page) ?? current;
    if (date) dates.set(block, date);
  }
  return dates;
}

/** The time element of the article or list item that the block stands in, when it has exactly one. */
function ownDate(block: Block, { $ }: LoadedPage): string | undefined {
  for (const part of lineage(block.element)) {
    if (part.name !== "article" && part.name !== "li" && part.name !== "section") continue;
    const times = $(part).find("time").toArray();
    if (times.length > 1) return undefined;
    const [time] = times;
    if (time && isElement(time))
      return readDate(attribute(time, "datetime")) ?? readDate($(time).text());
  }
  return undefined;
}

function articleDate(page: LoadedPage): string | undefined {
  if (page.$("h1").length > 1) return undefined;
  const stated = page
    .jsonLd()
    .map((node) => fieldOf(node, "datePublished"))
    .filter((date) => typeof date === "string");
  const meta = metaContent(page, "article:published_time");
  return stated.length > 1 ? undefined : readDate(meta ?? stated[0] ?? "");
}
