import type { PauseScope } from "#shared/domain/compliance/pause-scope.ts";

export type Pause = {
  readonly scope: PauseScope;
  readonly reason: string;
  /** A person, or the red line that drew it. */
  readonly by: string;
  readonly at: string;
};

export type Pauses = {
  readonly pause: (pause: Pause) => Promise<void>;
  readonly resume: (scope: PauseScope, by: string, at: Date, reason?: string) => Promise<boolean>;
  readonly list: () => Promise<readonly Pause[]>;
  /** When each scope was last let go on: what happened before counts no more against it. */
  readonly resumed: () => Promise<readonly { readonly scope: PauseScope; readonly at: string }[]>;
};
