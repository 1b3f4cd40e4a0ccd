export type FunctionCaller = {
  /** Calls a function and waits for its answer. Rejects with FunctionFailed when it threw. */
  readonly call: (name: string, payload: unknown) => Promise<unknown>;
};

export class FunctionFailed extends Error {
  override readonly name = "FunctionFailed";
  readonly errorType: string;

  constructor(functionName: string, errorType: string, message: string) {
    super(`${functionName}: ${message}`);
    this.errorType = errorType;
  }
}
