import * as z from "zod";

/** RFC 9457. `errors` names each field and the rule it breaks. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

const titles = {
  400: "The request is malformed",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  409: "In conflict with the current state",
  413: "Too large",
  415: "Unsupported content type",
  422: "Cannot be done as asked",
  500: "Something went wrong on our side",
  502: "An agent failed",
} as const;

export type ProblemStatus = keyof typeof titles;

/** Thrown by a route to answer with a problem document; everything else thrown is a fault of ours. */
export class RequestProblem extends Error {
  override readonly name = "RequestProblem";
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options);
    this.problem = problem;
  }
}

export function refusal(...about: Parameters<typeof problem>): RequestProblem {
  return new RequestProblem(problem(...about));
}

export function problem(
  status: ProblemStatus,
  detail: string,
  errors?: Problem["errors"],
): Problem {
  return { type: "about:blank", title: titles[status], status, detail, ...(errors && { errors }) };
}

export function invalid(what: string, { issues }: z.ZodError): RequestProblem {
  const errors = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join("."),
          message: "is not a known field",
        }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
  const list = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return refusal(400, `The ${what} does not fit: ${list.join("; ")}`, errors);
}
