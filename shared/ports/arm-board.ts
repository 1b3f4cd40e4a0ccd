import type { ArmTally } from "#shared/domain/reporting/arm-tally.ts";

/** What was learnt of angles, segments and times of day, counted anew from the outcome log every morning. */
export type ArmBoard = {
  readonly read: () => Promise<readonly ArmTally[]>;
  readonly write: (board: readonly ArmTally[], at: Date) => Promise<void>;
};
