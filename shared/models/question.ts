import type * as z from "zod";

/**
 * One decision an agent asks of a model, as data. A question whose evidence comes from outside (pages, mails, CSV
 * cells, CRM fields) is "untrusted": its evidence is fenced, labelled, and followed by a hardening paragraph.
 */
export type Question<Input, Answer> = {
  readonly name: string;
  readonly trust: "trusted" | "untrusted";
  readonly instruction: string;
  readonly evidence: (input: Input) => readonly Evidence[];
  readonly schema: z.ZodType<Answer>;
  readonly maxTokens: number;
  /** The deterministic answer: default on a laptop, fallback when every model is down, baseline in the evals. */
  readonly rules?: (input: Input) => Answer;
};

export type Evidence = { readonly label: string; readonly text: string };

export type AskContext = {
  /** The execution the cost is booked on. */
  readonly runId: string;
  readonly agent: string;
  readonly leadId?: string;
};

export type Asked<Answer> =
  | {
      readonly kind: "answered";
      readonly answer: Answer;
      /** Catalogue id, or "rules". */
      readonly model: string;
      readonly inputTokens: number;
      readonly outputTokens: number;
      readonly costUsd: number;
      readonly latencyMilliseconds: number;
      readonly isCached: boolean;
      /** What was tried, in order: "bedrock/… skipped: breaker open", "openai/… answered after one repair". */
      readonly trace: readonly string[];
    }
  | { readonly kind: "needs-a-person"; readonly reason: string; readonly trace: readonly string[] };

export type Ask = <Input, Answer>(
  question: Question<Input, Answer>,
  input: Input,
  context: AskContext,
) => Promise<Asked<Answer>>;
