import type { EmployeeRange } from "#shared/domain/leads/lead-draft.ts";

/** One thing to look for: companies of a trade in a country, of a size, with people of such titles. */
export type SearchWish = {
  readonly trade: string;
  /** ISO 3166-1 alpha-2; undefined is anywhere. */
  readonly country: string | undefined;
  readonly employees: EmployeeRange;
  readonly titles: readonly string[];
  /** Whom it was made after. */
  readonly after: "profile" | "won-lead";
};
