import type { PageFact } from "#shared/domain/leads/fact.ts";
import { company } from "./facts/company-sentence.ts";
import type { PageCompany } from "./facts/page-company.ts";
import { readDate } from "./facts/page-date.ts";
import { mainBlocks, type PageSentence } from "./facts/page-sentences.ts";
import { money } from "./facts/rule-words.ts";
import type { LoadedPage } from "./load-page.ts";

const MOST_STATEMENTS = 5;

/** What a page of somebody else says of a market and of who competes in it. A company's own view of its market is no source. */
export function marketFacts(
  page: LoadedPage,
  sentences: readonly PageSentence[],
  subject: PageCompany,
  pageUrl: string,
): readonly PageFact[] {
  if (subject.isOwnSite) return [];
  const source = {
    subject: "company" as const,
    url: pageUrl,
    sourceName: new URL(pageUrl).hostname.replace(/^www\./, ""),
  };
  const published = publishedOn(page);
  const dated = (sentence: PageSentence) => {
    const day = sentence.publishedOn ?? published;
    return day ? { publishedOn: day } : {};
  };
  const rivals = sentences.flatMap((sentence) =>
    rivalsIn(sentence.normal).map(
      (value): PageFact => ({
        ...source,
        kind: "competitor",
        statement: `${value} competes with ${subject.name.replace(/\.$/, "")}.`,
        value,
        quote: sentence.quote,
        confidence: 0.85,
        ...dated(sentence),
      }),
    ),
  );
  const topic = topicOf(page);
  const isAboutOne = subject.names.some((name) => topic.includes(name));
  const market = (isAboutOne ? [] : marketSentences(sentences, topic)).map(
    ({ sentence, statement }): PageFact => ({
      ...source,
      kind: "market",
      statement,
      quote: sentence.quote,
      confidence: 0.8,
      ...dated(sentence),
    }),
  );
  return [...market.slice(0, MOST_STATEMENTS), ...rivals];
}

type Told = { readonly sentence: PageSentence; readonly statement: string };

/** A page speaks of a market once it says how large it is; what it says of growth after that is about the same. */
function marketSentences(sentences: readonly PageSentence[], topic: string): readonly Told[] {
  const told: Told[] = [];
  for (const sentence of sentences) {
    const { quote, normal, isHeading } = sentence;
    if (isHeading || normal.includes(company)) continue;
    if (isMarketSize(quote)) told.push({ sentence, statement: quote });
    else if (told.length > 0 && movement.test(quote) && /\d/.test(quote)) {
      told.push({ sentence, statement: needsTopic.test(quote) ? withTopic(topic, quote) : quote });
    }
  }
  return told;
}

const size = new RegExp(
  `\\b(?:worth|valued at|size of|stood at|reached) (?:\\p{Ll}+ ){0,2}(?:${money})`,
  "u",
);
function isMarketSize(sentence: string): boolean {
  if (
    !size.test(sentence) ||
    /^(?:Its|Their|His|Her|The (?:company|firm|group))\b/u.test(sentence)
  ) {
    return false;
  }
  return isMarket.test(sentence) || (isTrade.test(sentence) && !isDeal.test(sentence));
}

const isMarket = /\b(?:markets?|industry|sector)\b/iu;
const isTrade = /\b(?:sold|bought|sales|distribution|spent|consum\w+|imports?|exports?)\b/iu;
const isDeal =
  /\b(?:contract|deal|order|framework agreement|takeover|acquisition|shares|stake|building|site)\b/iu;
const movement =
  /\b(?:grew|grow|grows|growth|growing|shrank|shrink|shrinks|fell|rose|increased|declined|expects?)\b/iu;
const needsTopic =
  /^(?:It|The (?:market|sector|industry|survey|study|report)|Orders|Sales|Demand|Volumes?)\b/u;

function withTopic(topic: string, sentence: string): string {
  const said = sentence.replace(/^It\b/u, "The market");
  return topic ? `${topic}: ${said.slice(0, 1).toLowerCase()}${said.slice(1)}` : sentence;
}

function topicOf({ $ }: LoadedPage): string {
  const heading = $("h1").first().text().replace(/\s+/g, " ").trim();
  return heading.length <= 80 ? heading : "";
}

/** The names in "Competitors of § include A, B and C." */
function rivalsIn(sentence: string): readonly string[] {
  const list =
    lists.map((pattern) => pattern.exec(sentence)?.groups?.["names"]).find(Boolean) ?? "";
  return list
    .split(/,\s*(?:and\s+)?|\s+and\s+/u)
    .map((name) =>
      name
        .replace(/^(?:the|both)\s+/iu, "")
        .replace(/[.\s]+$/, "")
        .trim(),
    )
    .filter((name) => isName(name));
}

const names = String.raw`(?<names>\p{Lu}[^.;:()]*)`;
const lists = [
  `(?:[Cc]ompetitors|[Rr]ivals)(?: of| to)? §(?:'s)?[^.;:]{0,30}? (?:include|includes|are|is) ${names}`,
  `§'s (?:main |closest |biggest |largest )?(?:competitors|rivals) (?:include|includes|are|is) ${names}`,
  `§ (?:also )?competes (?:mainly |chiefly )?(?:with|against) ${names}`,
].map((source) => new RegExp(source, "u"));

function isName(name: string): boolean {
  const words = name.split(" ");
  return (
    name.length > 2 &&
    words.length <= 5 &&
    !name.includes(company) &&
    words.every((word) => /^(?:\p{Lu}|of$|de$|du$|la$|van$|von$|&$|\d)/u.test(word))
  );
}

/** "Source: Ledger Market Survey 2026, published 18 March 2026." */
function publishedOn(page: LoadedPage): string | undefined {
  const line = mainBlocks(page).find(
    ({ text }) => /\bpublished\b/i.test(text) && text.length < 200,
  );
  return line && readDate(line.text);
}
