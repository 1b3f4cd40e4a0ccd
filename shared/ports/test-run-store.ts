import type { TestRun } from "#shared/domain/pipeline/test-run.ts";

export type TestRunStore = {
  readonly add: (run: TestRun) => Promise<void>;
  readonly find: (id: string) => Promise<TestRun | undefined>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly TestRun[]>;
};
