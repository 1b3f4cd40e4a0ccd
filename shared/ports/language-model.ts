import type * as z from "zod";

/** One model behind one vendor's API, or the rules. Its id is the catalogue's, such as "bedrock/amazon.nova-lite-v1:0". */
export type LanguageModel = {
  readonly id: string;
  /** Rejects with ModelAnswerInvalid, ModelRefused or ModelUnavailable; anything else is a fault. */
  readonly answer: <Answer>(
    prompt: Prompt<Answer>,
    signal?: AbortSignal,
  ) => Promise<Answered<Answer>>;
  /** The same answer in pieces of text as they arrive; the last piece carries the usage. */
  readonly stream: <Answer>(
    prompt: Prompt<Answer>,
    signal?: AbortSignal,
  ) => AsyncIterable<AnswerPiece>;
};

/** A question made ready for a model: what is evidence stands fenced and labelled in `user`. */
export type Prompt<Answer> = {
  readonly question: string;
  readonly system: string;
  readonly user: string;
  readonly schema: z.ZodType<Answer>;
  readonly maxTokens: number;
  /** The deterministic answer, which only the rules adapter asks for. */
  readonly rules?: () => Answer;
  /** An answer that did not fit and why, when this is the one repair attempt. */
  readonly repair?: { readonly answer: string; readonly problem: string };
};

export type Answered<Answer> = {
  readonly answer: Answer;
  readonly inputTokens: number;
  readonly outputTokens: number;
};

export type AnswerPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "end"; readonly inputTokens: number; readonly outputTokens: number };

/** The answer does not fit the schema. `text` is what the model said, for the repair attempt; its tokens were spent. */
export class ModelAnswerInvalid extends Error {
  override readonly name = "ModelAnswerInvalid";
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;

  constructor(
    message: string,
    spent: { readonly text: string; readonly inputTokens: number; readonly outputTokens: number },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.text = spent.text;
    this.inputTokens = spent.inputTokens;
    this.outputTokens = spent.outputTokens;
  }
}

/** The model declined to answer or was cut off by its own filter: the next model may answer. Vendors bill it all the same. */
export class ModelRefused extends Error {
  override readonly name = "ModelRefused";
  readonly inputTokens: number;
  readonly outputTokens: number;

  constructor(
    message: string,
    spent: { readonly inputTokens: number; readonly outputTokens: number },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.inputTokens = spent.inputTokens;
    this.outputTokens = spent.outputTokens;
  }
}

/** Worth trying again later: throttled, overloaded, timed out, no credit, or not allowed for this account. */
export class ModelUnavailable extends Error {
  override readonly name = "ModelUnavailable";
}
