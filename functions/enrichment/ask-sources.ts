import { mergeCompany } from "#shared/domain/enrichment/merge-company.ts";
import { resolveConflicts } from "#shared/domain/enrichment/resolve-conflicts.ts";
import type { SourceFindings } from "#shared/domain/enrichment/sourced-value.ts";
import {
  maySourceBeAsked,
  missingFor,
  type WaterfallCaps,
  type WaterfallState,
} from "#shared/domain/enrichment/waterfall.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type {
  EnrichmentSource,
  EnrichmentSubject,
  SourceOutcome,
  Spent,
} from "#shared/ports/enrichment-source.ts";

export type Gathered = SourceFindings & {
  readonly outcomes: readonly { readonly name: string; readonly outcome: string }[];
  readonly spent: Spent;
};

/** The waterfall: each step sees the lead as the steps before have left it. */
export async function askSources(
  lead: Lead,
  steps: readonly (readonly EnrichmentSource[])[],
  caps: WaterfallCaps,
  record: AgentRun["tool"],
): Promise<Gathered> {
  let gathered = nothingYet;
  for (const step of steps) {
    const subject = subjectSoFar(lead, gathered);
    const state = stateOf(lead, subject, gathered);
    const asked = await Promise.all(
      step.map((source) => askOne(source, subject, state, caps, record)),
    );
    gathered = asked.reduce(withOutcome, gathered);
  }
  return gathered;
}

const nothingYet: Gathered = {
  values: [],
  facts: [],
  people: [],
  outcomes: [],
  spent: { calls: 0, costUsd: 0 },
};

type Asked = { readonly name: string; readonly outcome: SourceOutcome | NotAsked };
type NotAsked = { readonly kind: "not-asked"; readonly reason: string };

async function askOne(
  source: EnrichmentSource,
  subject: EnrichmentSubject,
  state: WaterfallState,
  caps: WaterfallCaps,
  record: AgentRun["tool"],
): Promise<Asked> {
  const { name } = source;
  if (!source.canHelp(subject)) return notAsked(name, "it has nothing to go on");
  const decision = maySourceBeAsked(source, state, caps);
  if (decision.kind === "skip") return notAsked(name, decision.reason);
  const request = subject.company.domain ?? subject.company.name ?? subject.id;
  const outcome = await record(
    { tool: name, request },
    () => source.look(subject),
    (found) => ({ outcome: describe(found), costUsd: found.spent.costUsd }),
  );
  return { name, outcome };
}

function notAsked(name: string, reason: string): Asked {
  return { name, outcome: { kind: "not-asked", reason } };
}

function describe(outcome: SourceOutcome | NotAsked): string {
  switch (outcome.kind) {
    case "found": {
      const { facts, people, values } = outcome.findings;
      return `found ${facts.length} facts, ${people.length} people, ${values.length} values`;
    }
    case "nothing":
      return `nothing: ${outcome.reason}`;
    case "unavailable":
      return `unavailable: ${outcome.reason}`;
    case "not-asked":
      return `not asked: ${outcome.reason}`;
  }
}

function withOutcome(gathered: Gathered, { name, outcome }: Asked): Gathered {
  const outcomes = [...gathered.outcomes, { name, outcome: describe(outcome) }];
  if (outcome.kind === "not-asked") return { ...gathered, outcomes };
  const { calls, costUsd } = outcome.spent;
  const spent = {
    calls: gathered.spent.calls + calls,
    costUsd: gathered.spent.costUsd + costUsd,
  };
  if (outcome.kind !== "found") return { ...gathered, outcomes, spent };
  const { values, facts, people } = outcome.findings;
  return {
    values: [...gathered.values, ...values],
    facts: [...gathered.facts, ...facts],
    people: [...gathered.people, ...people],
    outcomes,
    spent,
  };
}

function subjectSoFar({ id, company, person }: Lead, { values }: Gathered): EnrichmentSubject {
  const merged = mergeCompany(company, resolveConflicts(values, company.domain));
  return { id, company: merged.company, person };
}

function stateOf(
  lead: Lead,
  { company }: EnrichmentSubject,
  { values, facts, people, spent }: Gathered,
): WaterfallState {
  const hasAddress =
    lead.email !== undefined ||
    lead.person?.email !== undefined ||
    values.some(({ field }) => field === "email");
  const seats = new Set(people.map(({ role }) => role).filter((role) => role !== "other")).size;
  return { missing: missingFor({ company, facts: facts.length, seats, hasAddress }), spent };
}
