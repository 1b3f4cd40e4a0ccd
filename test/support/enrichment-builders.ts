import type {
  SourcedPerson,
  SourcedValue,
  SourceFindings,
} from "#shared/domain/enrichment/sourced-value.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { EnrichmentSource, SourceOutcome } from "#shared/ports/enrichment-source.ts";
import { aLead } from "./builders.ts";

const seenAt = "2026-11-20T09:00:00.000Z";

export function aQualifiedLead(parts: Partial<Lead> = {}): Lead {
  return aLead({
    status: "working",
    company: { name: "Kestrel Bearings", domain: "kestrel.example" },
    person: { firstName: "Jana", lastName: "Moss", fullName: "Jana Moss" },
    ...parts,
  });
}

export function aValue(parts: Partial<SourcedValue> = {}): SourcedValue {
  return {
    field: "employees",
    value: "240",
    sourceName: "website",
    url: "https://kestrel.example/about",
    snippet: "We are 240 people.",
    observedAt: seenAt,
    confidence: 0.9,
    ...parts,
  };
}

export function aPageFact(parts: Partial<PageFact> = {}): PageFact {
  return {
    kind: "headcount",
    subject: "company",
    statement: "Kestrel Bearings employs 240 people.",
    value: "240",
    quote: "We are 240 people.",
    url: "https://kestrel.example/about",
    sourceName: "kestrel.example",
    confidence: 0.9,
    ...parts,
  };
}

export function aPerson(parts: Partial<SourcedPerson> = {}): SourcedPerson {
  return {
    fullName: "Jana Moss",
    title: "Chief Executive Officer",
    role: "ceo",
    sourceName: "website",
    url: "https://kestrel.example/team",
    quote: "Jana Moss, Chief Executive Officer",
    observedAt: seenAt,
    confidence: 0.9,
    ...parts,
  };
}

export type ScriptedSource = EnrichmentSource & { readonly looks: () => number };

/** A source that finds what it is told to, and counts how often it was asked. */
export function aSource(
  parts: Partial<EnrichmentSource> & {
    readonly finds?: Partial<SourceFindings>;
    readonly says?: SourceOutcome;
  } = {},
): ScriptedSource {
  const { finds, says, ...own } = parts;
  let looks = 0;
  const findings = { values: [], facts: [], people: [], ...finds };
  const { mostUsd = 0 } = own;
  return {
    name: "scripted",
    gives: ["facts"],
    mostUsd,
    canHelp: () => true,
    async look() {
      looks += 1;
      return says ?? { kind: "found", findings, spent: { calls: 1, costUsd: mostUsd } };
    },
    looks: () => looks,
    ...own,
  };
}
