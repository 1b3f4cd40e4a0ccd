import * as z from "zod";

/** "all" is the kill switch. A pause holds mails that are planned already: the claim of every send looks at it. */
export const PauseScope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({ kind: z.literal("account"), id: z.string() }),
  z.object({ kind: z.literal("campaign"), id: z.string() }),
  /** Domain of our own From addresses. */
  z.object({ kind: z.literal("domain"), id: z.string() }),
]);
export type PauseScope = z.infer<typeof PauseScope>;

/** The same for every spelling of one scope: what a pause is stored under, and all that two of them are compared by. */
export function pauseScopeKey(scope: PauseScope): string {
  return scope.kind === "all" ? "all#" : `${scope.kind}#${scope.id.toLowerCase()}`;
}

/** The pause of just this scope; one of everything holds it as well, and is asked for by itself. */
export function pauseOf<Pause extends { readonly scope: PauseScope }>(
  pauses: readonly Pause[],
  scope: PauseScope,
): Pause | undefined {
  const key = pauseScopeKey(scope);
  return pauses.find((pause) => pauseScopeKey(pause.scope) === key);
}
