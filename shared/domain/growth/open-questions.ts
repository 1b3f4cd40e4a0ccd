import type { GrowthEvidence } from "./growth-evidence.ts";

const MOST_QUESTIONS = 4;

/** What another round of research should look for, the most telling first. The words are searched for, so they are chosen. */
export function openQuestions(evidence: GrowthEvidence): readonly string[] {
  const { facts, lead, weighed, contradictions, headcount } = evidence;
  const name = lead.company.name ?? lead.company.domain ?? "the company";
  const has = (kind: string) => facts.some((fact) => fact.kind === kind);
  const single = weighed.find(({ event, points }) => points > 0 && event.publishers.length === 1);
  const news = weighed.some(({ points }) => points > 0);
  const questions = [
    contradictions.length > 0 ? `Which ${aboutOf(contradictions[0])} of ${name} is right?` : "",
    news ? "" : `Is there an expansion, investment or contract of ${name}?`,
    single ? `Does another source confirm this: ${quoted(single.event.best.statement)}` : "",
    has("revenue") ? "" : `What annual revenue or turnover does ${name} report?`,
    headcount === undefined ? `How many employees (headcount) does ${name} have?` : "",
    has("market") ? "" : `How large is the market of ${name}, and what is its growth?`,
    has("competitor") ? "" : `Which competitors does ${name} have?`,
    has("hiring") ? "" : `Which jobs and vacancies are open at ${name}?`,
  ];
  return questions.filter(Boolean).slice(0, MOST_QUESTIONS);
}

function aboutOf(contradiction = ""): string {
  return /on the ([^:]+):/.exec(contradiction)?.[1] ?? "figure";
}

function quoted(statement: string): string {
  return statement.length <= 160
    ? statement
    : `${statement.slice(0, 160).replace(/\s+\S*$/, "")} …`;
}
