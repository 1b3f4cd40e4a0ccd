import type {
  EnrichableField,
  SourcedValue,
  SourceFindings,
} from "#shared/domain/enrichment/sourced-value.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { PagePerson } from "#shared/domain/leads/page-person.ts";
import { rankAddresses } from "#shared/domain/leads/rank-addresses.ts";
import type { EnrichmentSubject } from "#shared/ports/enrichment-source.ts";
import type { StudiedPage } from "#shared/ports/page-study.ts";

type About = {
  readonly company: EnrichmentSubject["company"];
  readonly person: EnrichmentSubject["person"];
  readonly extra: readonly PageFact[];
  readonly now: Date;
};

/** What the pages of a company's own site say together. */
export function websiteFindings(
  pages: readonly StudiedPage[],
  { company, person, extra, now }: About,
): SourceFindings {
  const observedAt = now.toISOString();
  const facts = [...pages.flatMap((page) => page.facts), ...extra];
  return {
    facts,
    values: [
      ...facts.flatMap((fact) => factValue(fact, observedAt)),
      ...pages.flatMap((page) => detailValues(page, observedAt)),
      ...addressValues(pages, company.domain ?? "", person, observedAt),
      ...homeValues(pages, observedAt),
    ],
    people: pages.flatMap(({ people }) => people.map((one) => toContact(one, observedAt))),
  };
}

const fieldOfKind: Partial<Record<PageFact["kind"], EnrichableField>> = {
  founded: "founded",
  headcount: "employees",
  revenue: "revenue",
  industry: "industry",
  description: "description",
};

function factValue(fact: PageFact, observedAt: string): readonly SourcedValue[] {
  const field = fieldOfKind[fact.kind];
  const { value, url, quote, publishedOn, confidence } = fact;
  if (!field || !value || fact.subject !== "company") return [];
  const dated = publishedOn ? { publishedOn } : {};
  const sourceName = "website";
  return [{ field, value, sourceName, url, snippet: quote, observedAt, ...dated, confidence }];
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

function addressValues(
  pages: readonly StudiedPage[],
  domain: string,
  person: About["person"],
  observedAt: string,
): readonly SourcedValue[] {
  const found = pages.flatMap(({ addresses }) => addresses);
  const { firstName, lastName } = person ?? {};
  const named = { ...(firstName && { firstName }), ...(lastName && { lastName }) };
  const ranked = rankAddresses(found, { domain, person: named });
  return ranked.slice(0, 5).flatMap(({ address, sources: [first], confidence }) =>
    first
      ? [
          {
            field: "email",
            value: address,
            sourceName: "website",
            url: first.pageUrl,
            snippet: first.snippet,
            observedAt,
            confidence,
          },
        ]
      : [],
  );
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
