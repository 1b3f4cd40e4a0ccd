import { subjectKey } from "#shared/domain/enrichment/subject-key.ts";
import type { EnrichmentCache } from "#shared/ports/enrichment-cache.ts";
import type {
  EnrichmentSource,
  EnrichmentSubject,
  SourceOutcome,
} from "#shared/ports/enrichment-source.ts";
import type { Limiter, Rate } from "#shared/ports/limiter.ts";
import type { Log } from "#shared/ports/log.ts";

export type LimitedSourceOptions = {
  readonly cache: EnrichmentCache;
  readonly limiter: Limiter;
  readonly log: Log;
  /** Looks under way in this instance, shared by all sources: two leads of one company ask once. */
  readonly underWay: Map<string, Promise<SourceOutcome>>;
  /** Whose the findings are: another lead of the same company may use them only when they are the company's. */
  readonly about: "company" | "person";
  readonly rate?: Rate;
  readonly perDay?: number;
};

/** Around a source: what it said today is not asked again, its limits hold, and its faults cost the lead nothing else. */
export function limitedSource(
  source: EnrichmentSource,
  options: LimitedSourceOptions,
): EnrichmentSource {
  const { underWay, about } = options;
  return {
    ...source,
    look(subject) {
      const subjectName = subjectKey(subject, about);
      const key = `${source.name}|${subjectName}`;
      const known = underWay.get(key);
      if (known) return known.then(withoutCost);
      const looking = lookOnce(source, subject, subjectName, options).finally(() =>
        underWay.delete(key),
      );
      underWay.set(key, looking);
      return looking;
    },
  };
}

async function lookOnce(
  source: EnrichmentSource,
  subject: EnrichmentSubject,
  subjectName: string,
  options: LimitedSourceOptions,
): Promise<SourceOutcome> {
  const { cache, log } = options;
  const kept = await cache.find(source.name, subjectName);
  if (kept) return { ...kept, spent: nothingSpent };
  const refused = await takeTurn(source.name, options);
  if (refused) return refused;
  try {
    const outcome = await source.look(subject);
    if (outcome.kind !== "unavailable")
      await cache.keep(source.name, subjectName, keepable(outcome));
    return outcome;
  } catch (error) {
    log.error("enrichment source failed", { source: source.name, leadId: subject.id, error });
    return { kind: "unavailable", reason: `${source.name} failed`, spent: nothingSpent };
  }
}

const nothingSpent = { calls: 0, costUsd: 0 };

async function takeTurn(
  name: string,
  { limiter, rate, perDay }: LimitedSourceOptions,
): Promise<SourceOutcome | undefined> {
  const turns = [
    ...(perDay === undefined ? [] : [() => limiter.takeOfDay(name, { perDay })]),
    ...(rate === undefined ? [] : [() => limiter.take(name, rate)]),
  ];
  for (const turn of turns) {
    const taken = await turn();
    if (taken.kind === "limited") {
      const { retryAt } = taken;
      const reason = `our limit for ${name} is reached`;
      return { kind: "unavailable", reason, retryAt, spent: nothingSpent };
    }
  }
  return undefined;
}

function keepable(outcome: Exclude<SourceOutcome, { kind: "unavailable" }>) {
  return outcome.kind === "found"
    ? { kind: outcome.kind, findings: outcome.findings }
    : { kind: outcome.kind, reason: outcome.reason };
}

function withoutCost(outcome: SourceOutcome): SourceOutcome {
  return { ...outcome, spent: nothingSpent };
}
