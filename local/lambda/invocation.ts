/** What a function reports when it throws, in the form that Lambda gives it. */
export type InvocationError = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};

/** Payloads stay JSON text on their way, because only the function itself needs to read them. */
export type InvocationResult =
  | { readonly kind: "returned"; readonly payload: string }
  | { readonly kind: "failed"; readonly error: InvocationError };

export type FunctionSettings = {
  readonly name: string;
  readonly arn: string;
  /** The unpacked asset. */
  readonly folder: string;
  /** URL of the ES module in it, and the name of the handler among its exports. */
  readonly module: string;
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly concurrency: number;
  /** Somebody waits for its answer, so it has the processor before those that work by themselves. */
  readonly isAwaited: boolean;
  readonly environment: Readonly<Record<string, string>>;
};

export type ToWorker = {
  readonly id: string;
  readonly payload: string;
  readonly deadline: number;
};

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "ended"; readonly id: string; readonly result: InvocationResult };

/** What callers that only know promises are given when a function fails. */
export class FunctionError extends Error {
  override readonly name = "FunctionError";
  readonly errorType: string;
  readonly errorMessage: string;

  constructor({ errorType, errorMessage }: InvocationError) {
    super(`${errorType}: ${errorMessage}`);
    this.errorType = errorType;
    this.errorMessage = errorMessage;
  }
}
