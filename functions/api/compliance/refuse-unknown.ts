import type { PauseScope } from "#shared/domain/compliance/pause-scope.ts";
import { campaignsWithoutFile } from "#shared/domain/leads/campaign-of-lead.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import type { JobStore } from "#shared/ports/job-store.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { refusal } from "../../http/problem.ts";

export type KnownCampaignDeps = { readonly jobs: Pick<JobStore, "find"> };
export type KnownScopeDeps = KnownCampaignDeps & {
  readonly accounts: Pick<SenderAccounts, "list">;
};

/** A campaign is the leads of a file, or those that came without one; settings of another would hold for nobody. */
export async function refuseUnknownCampaign({ jobs }: KnownCampaignDeps, id: string) {
  if (campaignsWithoutFile.includes(id) || (await jobs.find(id))) return;
  throw refusal(404, `There is no campaign ${id}.`);
}

/**
 * The scope under the name it is known by, however it was typed. A pause of what does not exist would let somebody believe
 * that something is stopped.
 */
export async function knownScope(deps: KnownScopeDeps, scope: PauseScope): Promise<PauseScope> {
  switch (scope.kind) {
    case "all":
      return scope;
    case "campaign":
      await refuseUnknownCampaign(deps, scope.id);
      return scope;
    case "account":
    case "domain": {
      const { kind, id } = scope;
      const accounts = await deps.accounts.list();
      const names = accounts.map((account) =>
        kind === "account" ? account.id : senderDomainOf(account),
      );
      const name = names.find((one) => one.toLowerCase() === id.toLowerCase());
      if (name !== undefined) return { kind, id: name };
      throw refusal(404, kind === "account" ? `There is no account ${id}.` : noSender(id));
    }
  }
}

function noSender(domain: string): string {
  return `No account sends from ${domain}.`;
}
