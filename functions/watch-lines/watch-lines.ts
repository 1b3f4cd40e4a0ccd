import * as z from "zod";
import { type CheckDomainsDeps, checkDomains } from "./check-domains.ts";
import { type CheckLinesDeps, checkLines } from "./check-lines.ts";

/** check: every 15 minutes. check-domains: every day, and when an account is new or changed. */
export const LinesMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("check") }),
  z.object({ kind: z.literal("check-domains") }),
]);
export type LinesMessage = z.infer<typeof LinesMessage>;

export type WatchLinesDeps = CheckLinesDeps & CheckDomainsDeps;

export function createWatchLines(deps: WatchLinesDeps) {
  return async ({ kind }: LinesMessage): Promise<void> => {
    // Here and nowhere else: before the first look at its domain nothing leaves by an account.
    await deps.accounts.prepare();
    switch (kind) {
      case "check":
        await checkLines(deps);
        // Nobody sends from an account before its first look, so a new one does not wait for tomorrow's.
        return checkDomains(deps, ({ dns }) => dns === undefined);
      case "check-domains":
        return checkDomains(deps, () => true);
    }
  };
}
