import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { type PauseOnceDeps, pauseOnce } from "./pause-once.ts";

export type PauseSesAccountsDeps = PauseOnceDeps & {
  readonly accounts: Pick<SenderAccounts, "list">;
};

/**
 * SES-9: SES's own figures crossed a line, so everything that we send by SES rests, whatever we counted ourselves. Notices
 * to the company's people go on: they say what happened.
 */
export async function pauseSesAccounts(deps: PauseSesAccountsDeps, reason: string): Promise<void> {
  const accounts = await deps.accounts.list();
  for (const { id } of accounts.filter(({ transport }) => transport === "ses")) {
    const scope = { kind: "account", id } as const;
    await pauseOnce(deps, { scope, reason: `SES-9: ${reason}`, by: "red-lines" });
  }
}
