import type { AgentInput, AgentName, AgentOutput } from "#shared/domain/agents/agents.ts";
import type { Asked, Question } from "./question.ts";

/** The small contract every agent implements; names and schemas stand in shared/domain/agents/agents.ts. */
export type Agent<Name extends AgentName> = {
  readonly name: Name;
  readonly run: (input: AgentInput<Name>, run: AgentRun) => Promise<AgentOutput<Name>>;
};

/** What an agent may do besides its own dependencies: everything asked through it is recorded with time and cost. */
export type AgentRun = {
  readonly runId: string;
  readonly ask: <Input, Answer>(
    question: Question<Input, Answer>,
    input: Input,
  ) => Promise<Asked<Answer>>;
  /** Does the work and records it as a tool call: `say` tells outcome and cost from the result. */
  readonly tool: <Result>(
    call: { readonly tool: string; readonly request: string },
    work: () => Promise<Result>,
    say: (result: Result) => { readonly outcome: string; readonly costUsd?: number },
  ) => Promise<Result>;
  /** USD spent through this run so far. */
  readonly spent: () => number;
};
