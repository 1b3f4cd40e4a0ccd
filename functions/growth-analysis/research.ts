import { relevantFacts } from "#shared/domain/growth/relevant-facts.ts";
import { searchesFor } from "#shared/domain/growth/research-plan.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import { factsOf } from "#shared/models/identified-findings.ts";
import type { FactReader, FactReading } from "#shared/ports/fact-reader.ts";
import type { SearchAnswer, SearchEngine } from "#shared/ports/search-engine.ts";
import type { Step } from "./growth-analysis.ts";

const RESULTS_PER_SEARCH = 5;
const MOST_PAGES = 8;

/** Searches for what is open, reads what turns up, keeps what is about this company and not known yet. */
export const research: Step = async (lead, round, { leads, searchEngine, reader, clock }, run) => {
  const [known, before] = await Promise.all([leads.factsOf(lead.id), leads.growthOf(lead.id)]);
  const search = await searchEngine();
  if (!search) return researched("no web search is configured");
  const queries = searchesFor(lead.company, round, before?.openQuestions ?? []);
  if (queries.length === 0) return researched("there is nothing to search for");

  const answers = await Promise.all(queries.map((query) => searchFor(query, search, run)));
  const urls = pagesToRead(answers, new Set(known.map(({ url }) => url)), round);
  const readings = await Promise.all(urls.map((url) => readPage(url, lead, reader, run)));

  const found = readings.flatMap((reading) =>
    reading.kind === "read" ? relevantFacts(reading.facts, lead, known) : [],
  );
  const facts = factsOf(lead.id, onceEach(found), clock());
  await leads.saveFindings(lead.id, { facts, contacts: [] });
  const read = readings.filter(({ kind }) => kind === "read").length;
  const reason = `${facts.length} new facts from ${read} of ${urls.length} pages`;
  return researched([reason, ...problems(answers)].join("; "));
};

function searchFor(query: string, search: SearchEngine, run: AgentRun): Promise<SearchAnswer> {
  return run.tool(
    { tool: search.name, request: query },
    () => search.search(query, { count: RESULTS_PER_SEARCH }),
    (answer) =>
      answer.kind === "results"
        ? { outcome: `${answer.results.length} results`, costUsd: answer.costUsd }
        : { outcome: answer.reason },
  );
}

/** The best results of each search in turn. In a later round a page that gave facts has said what it had to say. */
function pagesToRead(
  answers: readonly SearchAnswer[],
  known: ReadonlySet<string>,
  round: number,
): readonly string[] {
  const lists = answers.map((answer) =>
    answer.kind === "results" ? answer.results.map(({ url }) => url) : [],
  );
  const byRank = Array.from({ length: RESULTS_PER_SEARCH }, (_, rank) =>
    lists.flatMap((list) => list[rank] ?? []),
  ).flat();
  return [...new Set(byRank)].filter((url) => round === 1 || !known.has(url)).slice(0, MOST_PAGES);
}

function readPage(
  url: string,
  { company }: Lead,
  reader: FactReader,
  run: AgentRun,
): Promise<FactReading> {
  return run.tool(
    { tool: "read-page", request: url },
    () => reader.read(url, company),
    (reading) => ({
      outcome: reading.kind === "read" ? `${reading.facts.length} facts` : reading.reason,
    }),
  );
}

/** Two addresses of one page redirect to the same. */
function onceEach(facts: readonly PageFact[]): readonly PageFact[] {
  const places = new Map(
    facts.map((fact) => [`${fact.kind}|${fact.url}|${fact.quote}|${fact.value ?? ""}`, fact]),
  );
  return [...places.values()];
}

function problems(answers: readonly SearchAnswer[]): readonly string[] {
  const reasons = answers.flatMap((answer) => (answer.kind === "results" ? [] : [answer.reason]));
  return [...new Set(reasons)];
}

function researched(reason: string): Awaited<ReturnType<Step>> {
  return { confidence: 0, isEnough: false, reason };
}
