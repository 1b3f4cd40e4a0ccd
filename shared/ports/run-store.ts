import type { AgentExecution } from "#shared/domain/agents/execution.ts";

export type RunStore = {
  /** Opens the execution, or answers the output when the same work was completed before. */
  readonly begin: (
    execution: Pick<
      AgentExecution,
      "runId" | "agent" | "occasion" | "threadId" | "input" | "startedAt"
    >,
  ) => Promise<
    /** What earlier attempts that failed have cost is part of what the work costs. */
    | { readonly kind: "begun"; readonly attempt: number; readonly costUsd: number }
    | { readonly kind: "completed"; readonly execution: AgentExecution }
  >;
  /**
   * Closes it, with an entry in the thread's context, and counts it in the agent's roll-up. Work that was completed
   * stays so, whatever a late twin of it says.
   */
  readonly end: (execution: AgentExecution) => Promise<void>;
  readonly executionsOf: (runId: string) => Promise<readonly AgentExecution[]>;
  /** What an agent did in a thread, oldest first. */
  readonly context: (agent: string, threadId: string) => Promise<readonly ContextEntry[]>;
  readonly clearContext: (agent: string, threadId: string) => Promise<number>;
  readonly status: (agent: string) => Promise<AgentStatus>;
  readonly resetStatus: (agent: string) => Promise<void>;
  /** Newest first. */
  readonly recent: (agent: string, limit: number) => Promise<readonly AgentExecution[]>;
};

export type ContextEntry = {
  readonly agent: string;
  readonly threadId: string;
  readonly runId: string;
  readonly occasion: string;
  readonly at: string;
  readonly status: AgentExecution["status"];
  readonly input: unknown;
  readonly output?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
};

type AgentStatus = {
  readonly agent: string;
  readonly runs: number;
  readonly failures: number;
  readonly costUsd: number;
  readonly milliseconds: number;
  readonly lastRunAt?: string;
  readonly lastError?: string;
  readonly resetAt?: string;
};
