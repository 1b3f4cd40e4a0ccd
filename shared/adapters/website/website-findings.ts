import type { SourcedValue, SourceFindings } from "#shared/domain/enrichment/sourced-value.ts";
import { valuesOfFacts } from "#shared/domain/enrichment/values-of-facts.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { PagePerson } from "#shared/domain/leads/page-person.ts";
import type { StudiedPage } from "#shared/ports/page-study.ts";

const MOST_ADDRESSES = 20;

/** What the pages of a company's own site say together. */
export function websiteFindings(
  pages: readonly StudiedPage[],
  { extra, now }: { readonly extra: readonly PageFact[]; readonly now: Date },
): SourceFindings {
  const observedAt = now.toISOString();
  const facts = [...pages.flatMap((page) => page.facts), ...extra];
  return {
    facts,
    values: [
      ...valuesOfFacts(facts, "website", now),
      ...pages.flatMap((page) => detailValues(page, observedAt)),
      ...addressValues(pages, observedAt),
      ...homeValues(pages, observedAt),
    ],
    people: pages.flatMap(({ people }) => people.map((one) => toContact(one, observedAt))),
  };
}

function detailValues({ details, url, title }: StudiedPage, observedAt: string) {
  const fields = ["linkedinUrl", "phone", "address", "city", "country"] as const;
  return fields.flatMap((field): readonly SourcedValue[] => {
    const value = details[field];
    if (!value) return [];
    const snippet = `${title}: ${value}`;
    return [{ field, value, sourceName: "website", url, snippet, observedAt, confidence: 0.85 }];
  });
}

function addressValues(pages: readonly StudiedPage[], observedAt: string): readonly SourcedValue[] {
  return pages
    .flatMap(({ addresses }) => addresses)
    .slice(0, MOST_ADDRESSES)
    .map(({ address, pageUrl, snippet }) => ({
      field: "email",
      value: address,
      sourceName: "website",
      url: pageUrl,
      snippet,
      observedAt,
      confidence: 0.8,
    }));
}

function homeValues([home]: readonly StudiedPage[], observedAt: string): readonly SourcedValue[] {
  if (!home) return [];
  const { url, title } = home;
  const website = new URL("/", url).href;
  const seen = { sourceName: "website", url, snippet: title, observedAt, confidence: 0.9 };
  return [{ field: "website", value: website, ...seen }];
}

function toContact(person: PagePerson, observedAt: string): SourceFindings["people"][number] {
  return { ...person, sourceName: "website", observedAt, confidence: 0.9 };
}
