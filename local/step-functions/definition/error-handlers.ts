import { type Fields, withoutWholeResultPath } from "./engine-states.ts";
import type { Catcher, Retrier, StateDefinition } from "./machine-definition.ts";
import { matchesError, TIMEOUTS } from "./matches-error.ts";

export const RETHROW = "rethrow what is not to be caught here".padEnd(81);

/** Fails with the error that a catcher has handed over. */
export const rethrowState: Fields = { Type: "Fail", ErrorPath: "$.Error", CausePath: "$.Cause" };

/**
 * For the engine States.TaskFailed is known only to Task states and covers our timeouts. So it becomes States.ALL, after catchers
 * and retriers of their own for timeouts.
 */
export function errorHandlers({ Retry, Catch }: StateDefinition): Fields {
  return {
    ...(Retry && { Retry: [...timeoutRetriers(Retry), ...Retry.map(coveringAll)] }),
    ...(Catch && {
      Catch: [...timeoutCatchers(Catch), ...Catch.map(coveringAll).map(withoutWholeResultPath)],
    }),
  };
}

function timeoutRetriers(retriers: readonly Retrier[]): readonly Retrier[] {
  if (!retriers.some(coversTaskFailed)) return [];
  return TIMEOUTS.flatMap((error) => {
    const retrier = retriers.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
    const [other] = retriers;
    if (retrier) return [{ ...retrier, ErrorEquals: [error] }];
    return other ? [{ ...other, ErrorEquals: [error], MaxAttempts: 0 }] : [];
  });
}

function timeoutCatchers(catchers: readonly Catcher[]): readonly Fields[] {
  if (!catchers.some(coversTaskFailed)) return [];
  return TIMEOUTS.map((error) => {
    const catcher = catchers.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
    const handler = catcher ? withoutWholeResultPath(catcher) : { Next: RETHROW };
    return { ...handler, ErrorEquals: [error] };
  });
}

function coversTaskFailed({ ErrorEquals }: { readonly ErrorEquals: readonly string[] }): boolean {
  return ErrorEquals.includes("States.TaskFailed");
}

function coveringAll<Handler extends { readonly ErrorEquals: readonly string[] }>(
  handler: Handler,
): Handler {
  return coversTaskFailed(handler) ? { ...handler, ErrorEquals: ["States.ALL"] } : handler;
}
