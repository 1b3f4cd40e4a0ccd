import type { Allocation } from "#shared/domain/reporting/allocation.ts";

/** Which leads the sales manager decided about. A lead is allocated or held out once in its life. */
export type AllocationStore = {
  /** False when the lead was decided about before; that decision stays. */
  readonly add: (allocation: Allocation) => Promise<boolean>;
  /** Those of the leads that were decided about. */
  readonly decided: (leadIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly ofDay: (day: string) => Promise<readonly Allocation[]>;
};
