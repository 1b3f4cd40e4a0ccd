import * as z from "zod";

/** Guards one vendor's model: after repeated failures nobody calls it until one probe has succeeded. */
export type CircuitBreaker = {
  readonly permit: (name: string) => Promise<Permission>;
  readonly succeeded: (name: string) => Promise<void>;
  readonly failed: (name: string) => Promise<void>;
};

export type Permission =
  | { readonly kind: "permitted" }
  | { readonly kind: "open"; readonly until: Date };

export const BreakerState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("closed"), failures: z.int(), lastFailureAt: z.int() }),
  z.object({ kind: z.literal("open"), until: z.int(), seconds: z.number() }),
  z.object({ kind: z.literal("half-open"), leaseUntil: z.int(), seconds: z.number() }),
]);
/** Times are epoch milliseconds; `seconds` is how long it was or is open, which doubles when a probe fails. */
export type BreakerState = z.infer<typeof BreakerState>;

export type CircuitBreakerStore = {
  readonly find: (name: string) => Promise<VersionedBreaker | undefined>;
  /** Answers false, and writes nothing, when someone else has written since `version` was read (0: none there). */
  readonly replace: (name: string, version: number, state: BreakerState) => Promise<boolean>;
};

export type VersionedBreaker = { readonly state: BreakerState; readonly version: number };
