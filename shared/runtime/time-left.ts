import type { Context } from "aws-lambda";

/** Tells the work whether the function has more than `reserveMilliseconds` left before its time limit. */
export function timeLeft<Event, Result>(
  reserveMilliseconds: number,
  make: (mayGoOn: () => boolean) => (event: Event) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return (event, context) =>
    make(() => context.getRemainingTimeInMillis() > reserveMilliseconds)(event);
}
