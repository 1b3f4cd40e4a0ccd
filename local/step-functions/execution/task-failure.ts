import { isTerminal } from "../definition/matches-error.ts";
import type { Outcome } from "../storage/task-journal.ts";

/** What the engine is told of a task that failed; it reads these fields to choose a catcher. */
export class TaskFailure extends Error {
  readonly isRetryable: boolean;
  readonly isCatchable: boolean;

  constructor({ error, cause }: Extract<Outcome, { kind: "failed" }>) {
    super(cause);
    this.name = error;
    this.isRetryable = !isTerminal(error);
    this.isCatchable = !isTerminal(error);
  }
}
