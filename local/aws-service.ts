/** One AWS JSON-protocol service. It throws AwsError for what the real service answers with an error. */
export type AwsService = {
  readonly handle: (operation: string, input: unknown) => Promise<unknown>;
};

/** A service of the older query protocol: a form in, XML out. */
export type AwsQueryService = {
  readonly handle: (parameters: URLSearchParams) => Promise<string>;
};

/** A service whose operations are methods and paths. */
export type AwsRestService = {
  readonly handle: (request: {
    readonly method: string;
    readonly url: URL;
    readonly body: unknown;
  }) => Promise<unknown>;
};

export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
