import type { PersonIdentities } from "#shared/domain/compliance/person-identities.ts";
import type { Suppression, SuppressionScope } from "#shared/domain/compliance/suppression.ts";

export type Suppressed = { readonly scope: SuppressionScope; readonly value: string };

/** Who gets nothing any more. Values are kept as hashes: the list can answer, but not be read. */
export type SuppressionList = {
  /** The first reason stays, but what the person asked for themselves takes the place of what others said of them. */
  readonly add: (scope: SuppressionScope, value: string, suppression: Suppression) => Promise<void>;
  /** Many of them, as fast as the store takes them; answers how many were not there yet. Done again it changes nothing. */
  readonly addAll: (
    those: readonly Suppressed[],
    why: Omit<Suppression, "scope" | "leadId">,
  ) => Promise<number>;
  /** The first that holds among what the person is known by, the domain and the company. */
  readonly find: (
    who: PersonIdentities & {
      readonly domain?: string | undefined;
      readonly companyKey?: string | undefined;
    },
  ) => Promise<Suppression | undefined>;
  /** All that hold among the same. */
  readonly findAll: (
    who: Parameters<SuppressionList["find"]>[0],
  ) => Promise<readonly Suppression[]>;
  /**
   * Only for a mistake a person mends; it says who and why in the audit log. With what was found, only while it stands for
   * that reason: an opt-out that comes at the same moment stays.
   */
  readonly remove: (
    scope: SuppressionScope,
    value: string,
    by: { readonly person: string; readonly reason: string; readonly at: Date },
    found?: Pick<Suppression, "reason">,
  ) => Promise<boolean>;
  readonly count: () => Promise<number>;
};
