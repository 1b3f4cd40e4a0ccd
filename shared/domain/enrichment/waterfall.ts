/** What a lead may still lack. A source says which of these it gives. */
export type Wanted = "domain" | "profile" | "facts" | "contacts" | "address";

export type WaterfallCaps = { readonly calls: number; readonly costUsd: number };

/** Per lead. Calls are requests to vendors; pages of the company's own site are not counted. */
export const defaultCaps: WaterfallCaps = { calls: 12, costUsd: 0.25 };

export type Planned = { readonly gives: readonly Wanted[]; readonly mostUsd: number };

export type WaterfallState = {
  readonly missing: ReadonlySet<Wanted>;
  readonly spent: { readonly calls: number; readonly costUsd: number };
};

export type AskDecision =
  | { readonly kind: "ask" }
  | { readonly kind: "skip"; readonly reason: string };

/**
 * Free sources are asked in any case, for facts age and add up; a paid one only for what is still missing, and only
 * when the most it can cost fits into what the lead may still cost.
 */
export function maySourceBeAsked(
  { gives, mostUsd }: Planned,
  { missing, spent }: WaterfallState,
  caps: WaterfallCaps,
): AskDecision {
  if (spent.calls >= caps.calls) return skip(`${caps.calls} calls for this lead are spent`);
  if (mostUsd === 0) return { kind: "ask" };
  if (!gives.some((wanted) => missing.has(wanted))) return skip("nothing it gives is missing");
  if (spent.costUsd + mostUsd > caps.costUsd) {
    return skip(`it may cost ${mostUsd} USD and ${usd(caps.costUsd - spent.costUsd)} USD are left`);
  }
  return { kind: "ask" };
}

export type Known = {
  readonly company: {
    readonly domain?: string | undefined;
    readonly industry?: string | undefined;
    readonly employees?: unknown;
  };
  readonly facts: number;
  readonly seats: number;
  readonly hasAddress: boolean;
};

/** Five sourced facts carry a campaign; two seats give it somebody to turn to when the first does not answer. */
const ENOUGH_FACTS = 5;
const ENOUGH_SEATS = 2;

export function missingFor({ company, facts, seats, hasAddress }: Known): ReadonlySet<Wanted> {
  const missing = new Set<Wanted>();
  if (!company.domain) missing.add("domain");
  if (!company.industry || company.employees === undefined) missing.add("profile");
  if (facts < ENOUGH_FACTS) missing.add("facts");
  if (seats < ENOUGH_SEATS) missing.add("contacts");
  if (!hasAddress) missing.add("address");
  return missing;
}

function skip(reason: string): AskDecision {
  return { kind: "skip", reason };
}

function usd(amount: number): string {
  return amount.toFixed(2);
}
