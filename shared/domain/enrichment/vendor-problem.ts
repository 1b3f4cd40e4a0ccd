/** What somebody would do about it: renew the key, pay, wait, or nothing. */
export type VendorProblem = {
  readonly problem: "key" | "quota" | "limited" | "down";
  readonly reason: string;
  readonly retryAt?: Date;
};

export type VendorFailure =
  | {
      readonly kind: "http-error";
      readonly status: number;
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "unreachable"; readonly reason: string }
  | { readonly kind: "unexpected-answer"; readonly issues: readonly string[] };

/** Vendors give the same status different meanings; `meanings` holds where one differs from the usual. */
export function vendorProblem(
  vendor: string,
  failure: VendorFailure,
  now: Date,
  meanings: Readonly<Record<number, VendorProblem["problem"]>> = {},
): VendorProblem {
  if (failure.kind === "unreachable") {
    return { problem: "down", reason: `${vendor} could not be reached: ${failure.reason}` };
  }
  if (failure.kind === "unexpected-answer") {
    const [issue = "no reason given"] = failure.issues;
    return { problem: "down", reason: `${vendor} answered in a form we do not know: ${issue}` };
  }
  const { status, retryAfterSeconds } = failure;
  const problem = meanings[status] ?? usual[status] ?? "down";
  return {
    problem,
    reason: `${vendor} ${words[problem]} (HTTP ${status})`,
    ...(retryAfterSeconds !== undefined && {
      retryAt: new Date(now.getTime() + retryAfterSeconds * 1000),
    }),
  };
}

const usual: Readonly<Record<number, VendorProblem["problem"]>> = {
  401: "key",
  402: "quota",
  403: "key",
  429: "limited",
};

const words: Readonly<Record<VendorProblem["problem"], string>> = {
  key: "does not accept the key",
  quota: "has no quota left on this plan",
  limited: "asks us to slow down",
  down: "failed",
};
