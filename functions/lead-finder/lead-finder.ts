import type { AgentInput, AgentOutput } from "#shared/domain/agents/agents.ts";
import { type Candidate, companyMarks } from "#shared/domain/lead-search/candidate.ts";
import { planSearch } from "#shared/domain/lead-search/plan-search.ts";
import type { SearchWish } from "#shared/domain/lead-search/search-wish.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import type { LeadSource } from "#shared/ports/lead-source.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { FinderSource } from "./finder-sources.ts";
import { type KeepDeps, keepLead } from "./keep-lead.ts";
import { knownCompanies } from "./known-companies.ts";
import { type LookDeps, lookAtCompany } from "./look-at-company.ts";

export type LeadFinderDeps = KeepDeps &
  LookDeps & {
    readonly leads: Pick<LeadStore, "find" | "add" | "list" | "holderOf">;
    readonly settings: Pick<SettingsStore, "idealCustomerProfile" | "leadSearch">;
    /** In the order in which they are asked. */
    readonly sources: () => Promise<readonly FinderSource[]>;
    readonly suppressions: Pick<SuppressionList, "find">;
    readonly meetings: Pick<MeetingStore, "from">;
  };

/** Reading a company's site takes seconds, and the function has five minutes. */
const MOST_VISITS = 60;
const VISITS_AT_ONCE = 4;

/** Asks its sources in turn until enough companies are found that fit the profile and that nobody knows yet. */
export function createLeadFinder(deps: LeadFinderDeps): Agent<"lead-finder"> {
  return {
    name: "lead-finder",
    async run(input, run) {
      const search = await beginSearch(deps, input);
      for (const { source, takes } of await deps.sources()) {
        if (isOver(search)) break;
        const keptBefore = search.leadIds.length;
        const named = await ask(source, search.wishes.filter(takes), run);
        if (named.kind === "unavailable") {
          search.sources.push({ name: source.name, outcome: named.reason });
          continue;
        }
        const fresh = await onlyFresh(deps, named.candidates, search);
        const unread = await lookAndKeep(deps, fresh, search, run);
        const counts = [
          `${named.candidates.length} named`,
          `${fresh.length} new`,
          `${search.leadIds.length - keptBefore} kept`,
          ...(unread > 0 ? [`${unread} could not be read`] : []),
        ];
        search.sources.push({ name: source.name, outcome: counts.join(", ") });
      }
      return outputOf(search);
    },
  };
}

type Search = Awaited<ReturnType<typeof beginSearch>>;

async function beginSearch(deps: LeadFinderDeps, { wanted, reason }: AgentInput<"lead-finder">) {
  const [profile, settings, known, won] = await Promise.all([
    deps.settings.idealCustomerProfile(),
    deps.settings.leadSearch(),
    knownCompanies(deps.leads),
    wonLeads(deps),
  ]);
  const day = deps.now().toISOString().slice(0, 10);
  const leadIds: string[] = [];
  const sources: AgentOutput<"lead-finder">["sources"] = [];
  return {
    wanted,
    reason,
    profile,
    settings,
    /** Companies of leads, and those that an earlier source named. */
    known,
    wishes: planSearch({ profile, settings, won, day }),
    leadIds,
    sources,
    found: 0,
    visits: 0,
    duplicates: 0,
    belowThreshold: 0,
    isDayFull: false,
  };
}

function isOver({ leadIds, wanted, isDayFull, visits }: Search): boolean {
  return leadIds.length >= wanted || isDayFull || visits >= MOST_VISITS;
}

/** Leads with whom a meeting was booked or held in the last quarter. */
async function wonLeads({ leads, meetings, now }: LeadFinderDeps): Promise<readonly Lead[]> {
  const since = new Date(now().getTime() - 90 * 86_400_000);
  const met = (await meetings.from(since, 50)).filter(
    ({ status }) => status === "booked" || status === "held",
  );
  const ids = [...new Set(met.map(({ leadId }) => leadId))];
  const found = await Promise.all(ids.map((id) => leads.find(id)));
  return found.filter((lead) => lead !== undefined);
}

function ask(source: LeadSource, wishes: readonly SearchWish[], run: AgentRun) {
  const request = wishes.map(({ trade, country = "" }) => `${trade} ${country}`.trim()).join("; ");
  return run.tool(
    { tool: source.name, request: request.slice(0, 300) },
    () => source.find(wishes),
    (found) => ({
      outcome: found.kind === "found" ? `${found.candidates.length} named` : found.reason,
      costUsd: found.costUsd,
    }),
  );
}

/** Companies nobody knows yet, and that did not ask to be left alone. */
async function onlyFresh(
  { suppressions }: LeadFinderDeps,
  candidates: readonly Candidate[],
  search: Search,
): Promise<readonly Candidate[]> {
  const fresh: Candidate[] = [];
  for (const candidate of candidates) {
    const { company } = candidate;
    const marks = companyMarks(company);
    const isKnown = !company.domain || marks.some((mark) => search.known.has(mark));
    for (const mark of marks) search.known.add(mark);
    const companyKey = companyKeyOf({ id: "", company, email: undefined });
    const isUnwanted =
      isKnown || (await suppressions.find({ domain: company.domain, companyKey })) !== undefined;
    search.found += 1;
    if (isUnwanted) search.duplicates += 1;
    else fresh.push(candidate);
  }
  return fresh;
}

/** How many could not be read. */
async function lookAndKeep(
  deps: LeadFinderDeps,
  fresh: readonly Candidate[],
  search: Search,
  run: AgentRun,
): Promise<number> {
  let unread = 0;
  for (let from = 0; from < fresh.length && !isOver(search); from += VISITS_AT_ONCE) {
    const some = fresh.slice(from, from + VISITS_AT_ONCE);
    search.visits += some.length;
    const looked = await Promise.all(
      some.map((candidate) => lookAtCompany(deps, candidate, search.profile, run)),
    );
    for (const one of looked) {
      if (one.kind === "unreadable") unread += 1;
      else if (!isOver({ ...search, visits: 0 })) {
        count(search, one.lead.id, await keepLead(deps, one, search.settings, run));
      }
    }
  }
  return unread;
}

function count(search: Search, leadId: string, kept: Awaited<ReturnType<typeof keepLead>>): void {
  switch (kept) {
    case "kept":
      search.leadIds.push(leadId);
      return;
    case "duplicate":
      search.duplicates += 1;
      return;
    case "below-threshold":
      search.belowThreshold += 1;
      return;
    case "day-full":
      search.isDayFull = true;
      return;
  }
}

function outputOf(search: Search): AgentOutput<"lead-finder"> {
  const { found, duplicates, belowThreshold, leadIds, sources, isDayFull, wanted } = search;
  const limit = isDayFull ? ` The ${search.settings.perDay} of the day are reached.` : "";
  return {
    found,
    kept: leadIds.length,
    duplicates,
    belowThreshold,
    sources,
    leadIds,
    reason: `${leadIds.length} of ${wanted} wanted leads were kept. Asked because: ${search.reason}${limit}`,
  };
}
