import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Candidate } from "./facts/fact-candidate.ts";
import { jsonLdFacts } from "./facts/json-ld-facts.ts";
import { labelledFacts } from "./facts/labelled-facts.ts";
import { openRoles } from "./facts/open-roles.ts";
import { type About, pageCompany } from "./facts/page-company.ts";
import { pageSentences } from "./facts/page-sentences.ts";
import { sentenceFacts } from "./facts/sentence-facts.ts";
import { type LoadedPage, loadPage } from "./load-page.ts";

/**
 * What the page says of the company, by rules that would rather miss a fact than take a wrong one. On a page of somebody
 * else's site only sentences that name the company count, so tell the rules whom the facts are wanted about.
 */
export function extractPageFacts(
  page: string | LoadedPage,
  pageUrl: string,
  about?: About,
): readonly PageFact[] {
  const loaded = loadPage(page);
  const company = pageCompany(loaded, pageUrl, about);
  const sentences = pageSentences(loaded, company);
  const own = company.isOwnSite
    ? [
        ...labelledFacts(loaded, company.name),
        ...jsonLdFacts(loaded, company),
        ...openRoles(loaded, pageUrl, company.name),
      ]
    : [];
  const told = sentences.flatMap((sentence) =>
    sentenceFacts(sentence, company).map((fact) => ({ fact, isHeading: sentence.isHeading })),
  );
  const inText = told.filter(({ isHeading }) => !isHeading).map(({ fact }) => fact);
  const inHeadings = told
    .filter(({ isHeading, fact }) => isHeading && !inText.some(({ kind }) => kind === fact.kind))
    .map(({ fact }) => ({ ...fact, confidence: Math.min(fact.confidence, 0.75) }));
  const sourceName = new URL(pageUrl).hostname.replace(/^www\./, "");
  return once([...inText, ...inHeadings, ...own]).map((fact) => ({
    ...fact,
    subject: "company",
    url: pageUrl,
    sourceName,
  }));
}

const mostFacts = 40;

/** A page that says a thing twice says one fact, and it describes the company once. */
function once(facts: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const fact of facts.toSorted((one, other) => other.confidence - one.confidence)) {
    const isKnown = kept.some(
      ({ kind, value }) =>
        kind === fact.kind &&
        (kind === "description" || value?.toLowerCase() === fact.value?.toLowerCase()),
    );
    if (!isKnown && kept.length < mostFacts) kept.push(fact);
  }
  return facts.filter((fact) => kept.includes(fact));
}
