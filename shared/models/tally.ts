import type { Tokens } from "./model-cost.ts";
import type { Asked } from "./question.ts";

/** What one question has used up so far, failed attempts included, and what was tried, in order. */
export type Tally = {
  readonly note: (line: string) => void;
  readonly add: (tokens: Tokens, costUsd: number) => void;
  readonly answered: <Answer>(model: string, answer: Answer) => Asked<Answer>;
  readonly needsAPerson: (question: string) => Asked<never>;
};

export function createTally(): Tally {
  const trace: string[] = [];
  const used = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  return {
    note(line) {
      trace.push(line);
    },
    add(tokens, costUsd) {
      used.inputTokens += tokens.inputTokens;
      used.outputTokens += tokens.outputTokens;
      used.costUsd += costUsd;
    },
    answered(model, answer) {
      return {
        kind: "answered",
        answer,
        model,
        ...used,
        latencyMilliseconds: 0,
        isCached: false,
        trace,
      };
    },
    needsAPerson(question) {
      const last = trace.at(-1) ?? "no model is configured for it";
      return { kind: "needs-a-person", reason: `No answer to ${question}: ${last}`, trace };
    },
  };
}
