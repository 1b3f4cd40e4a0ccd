import { foldText } from "#shared/domain/leads/company-name.ts";
import { standingOf, standings } from "./source-standing.ts";
import type { EnrichableField, SourcedValue } from "./sourced-value.ts";

export type Resolution = {
  readonly field: EnrichableField;
  readonly winner: SourcedValue;
  /** Values that say something else. They stay visible as facts. */
  readonly losers: readonly SourcedValue[];
};

/**
 * The rule: the company's own site before data vendors before news before directories; of the same standing the newer
 * statement, then the surer one. A page without a date counts as old as the day it was read.
 */
export function resolveConflicts(
  values: readonly SourcedValue[],
  ownDomain: string | undefined,
): readonly Resolution[] {
  return [...Map.groupBy(values, ({ field }) => field)].flatMap(([field, rivals]) => {
    const [winner, ...others] = rivals.toSorted(
      (one, other) =>
        rank(one, ownDomain) - rank(other, ownDomain) ||
        dayOf(other).localeCompare(dayOf(one)) ||
        other.confidence - one.confidence,
    );
    if (!winner) return [];
    return [{ field, winner, losers: distinct(winner, others) }];
  });
}

export function saysTheSame(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function rank(value: SourcedValue, ownDomain: string | undefined): number {
  return standings.indexOf(standingOf(value, ownDomain));
}

function dayOf({ publishedOn, observedAt }: SourcedValue): string {
  return publishedOn ?? observedAt.slice(0, 10);
}

function distinct(winner: SourcedValue, others: readonly SourcedValue[]): readonly SourcedValue[] {
  const kept: SourcedValue[] = [];
  for (const other of others) {
    const isKnown = [winner, ...kept].some(({ value }) => saysTheSame(value, other.value));
    if (!isKnown) kept.push(other);
  }
  return kept;
}

function comparable(value: string): string {
  return foldText(value)
    .replace(/^https?:\/\/(?:www\.)?|\/+$/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
