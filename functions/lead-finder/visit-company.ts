import { mergeCompany } from "#shared/domain/enrichment/merge-company.ts";
import { resolveConflicts } from "#shared/domain/enrichment/resolve-conflicts.ts";
import type { SourcedValue } from "#shared/domain/enrichment/sourced-value.ts";
import { valuesOfFacts } from "#shared/domain/enrichment/values-of-facts.ts";
import type { Candidate } from "#shared/domain/lead-search/candidate.ts";
import { writtenOutName } from "#shared/domain/lead-search/written-out-name.ts";
import type { DraftCompany } from "#shared/domain/leads/lead-draft.ts";
import type { PagePerson } from "#shared/domain/leads/page-person.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { PageStudent } from "#shared/ports/page-student.ts";
import { type StudiedPage, siteTopics } from "#shared/ports/page-study.ts";

export type CompanyVisit =
  | {
      readonly kind: "visited";
      readonly company: DraftCompany;
      readonly people: readonly PagePerson[];
      /** What the pages say, without what they say to machines. */
      readonly about: string;
      readonly factKinds: readonly string[];
      readonly pages: readonly string[];
    }
  | { readonly kind: "unreadable"; readonly reason: string };

const MOST_PAGES = 5;
const LONGEST_ABOUT = 6_000;

/** Reads the few pages of a company's own site that tell what it is and who leads it. */
export async function visitCompany(
  student: PageStudent,
  { company }: Candidate,
  run: AgentRun,
  now: Date,
): Promise<CompanyVisit> {
  const { name = "", domain = "" } = company;
  const study = (url: string) =>
    run.tool(
      { tool: "read-page", request: url },
      () => student.study(url, { name, domain, isOwnSite: true }),
      (studied) => ({
        outcome: studied.kind === "studied" ? `${studied.page.facts.length} facts` : studied.kind,
      }),
    );
  const home = await study(`https://${domain}/`);
  if (home.kind !== "studied") {
    const reason = home.kind === "missing" ? home.reason : "robots.txt forbids it";
    return { kind: "unreadable", reason: `${domain}: ${reason}` };
  }
  const linked = await Promise.all(pagesWorthReading(home.page).map(study));
  const others = linked.flatMap((one) => (one.kind === "studied" ? [one.page] : []));
  return visited(company, [home.page, ...others], now);
}

/** One page of each topic, and none twice. The contact page is where the company writes its name out. */
function pagesWorthReading({ links }: StudiedPage): readonly string[] {
  const first = siteTopics.flatMap(
    (topic) => links.find((link) => link.topic === topic)?.url ?? [],
  );
  return [...new Set(first)].slice(0, MOST_PAGES - 1);
}

function visited(given: DraftCompany, pages: readonly StudiedPage[], now: Date): CompanyVisit {
  const facts = pages.flatMap((page) => page.facts);
  const values = [
    ...valuesOfFacts(facts, "website", now),
    ...pages.flatMap((page) => detailValues(page, now)),
  ];
  const { company } = mergeCompany(given, resolveConflicts(values, given.domain));
  const texts = pages.map(({ text }) => text);
  return {
    kind: "visited",
    company: { ...company, ...(given.name && { name: writtenOutName(given.name, texts) }) },
    people: pages.flatMap(({ people }) => people),
    about: texts.join("\n").slice(0, LONGEST_ABOUT),
    factKinds: [...new Set(facts.map(({ kind }) => kind))],
    pages: pages.map(({ url }) => url),
  };
}

function detailValues({ details, url, title }: StudiedPage, now: Date): readonly SourcedValue[] {
  const fields = ["linkedinUrl", "phone", "address", "city", "country"] as const;
  return fields.flatMap((field): readonly SourcedValue[] => {
    const value = details[field];
    const seen = { sourceName: "website", url, snippet: title, observedAt: now.toISOString() };
    return value ? [{ field, value, ...seen, confidence: 0.85 }] : [];
  });
}
