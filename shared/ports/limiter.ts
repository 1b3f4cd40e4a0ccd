/** Keeps all functions together under a vendor's rate. */
export type Limiter = {
  /** Never more than `perPeriod` in any window of `periodSeconds`. A larger burst slows the steady rate by as much. */
  readonly take: (key: string, rate: Rate) => Promise<Taken>;
  /** Counts by the calendar day in UTC. */
  readonly takeOfDay: (key: string, limit: { readonly perDay: number }) => Promise<Taken>;
};

export type Rate = {
  readonly perPeriod: number;
  readonly periodSeconds: number;
  readonly burst?: number;
};

export type Taken =
  | { readonly kind: "taken" }
  | { readonly kind: "limited"; readonly retryAt: Date };
