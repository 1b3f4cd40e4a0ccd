import middy from "@middy/core";
import type { Context } from "aws-lambda";
import type { Log } from "#shared/ports/log.ts";

/** The outermost chain of every function: a failure is logged with the request's id before Lambda hears of it. */
export function lambdaHandler<Event, Result>(
  handle: (event: Event, context: Context) => Promise<Result>,
  log: Log,
): (event: Event, context: Context) => Promise<Result> {
  return middy<Event, Result>()
    .use({
      onError: ({ error, context }) => {
        log.error("function failed", { requestId: context.awsRequestId, error });
      },
    })
    .handler(handle);
}
