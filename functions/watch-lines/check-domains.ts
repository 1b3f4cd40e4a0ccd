import { type DomainJudgement, judgeDomain } from "#shared/domain/compliance/sending-domain.ts";
import { senderDomainOf } from "#shared/domain/outreach/choose-account.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import type { Dns } from "#shared/ports/dns.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { type PauseOnceDeps, pauseOnce } from "./pause-once.ts";
import { readDomain } from "./read-domain.ts";

export type CheckDomainsDeps = PauseOnceDeps & {
  readonly accounts: SenderAccounts;
  readonly dns: Dns;
};

const CHECKER = "dns-check";

/** Looks at the domains of the mailboxes, notes what it finds at the account, and holds domains that cannot be trusted. */
export async function checkDomains(
  deps: CheckDomainsDeps,
  isWanted: (account: SenderAccount) => boolean,
): Promise<void> {
  const mailboxes = (await deps.accounts.list()).filter(({ channel }) => channel === "email");
  const domains = new Set(mailboxes.filter(isWanted).map(senderDomainOf));
  for (const domain of domains) {
    // All of a domain together: one of them would otherwise let go what another holds.
    await checkDomain(
      deps,
      domain,
      mailboxes.filter((account) => senderDomainOf(account) === domain),
    );
  }
}

async function checkDomain(
  deps: CheckDomainsDeps,
  domain: string,
  accounts: readonly SenderAccount[],
): Promise<void> {
  const blocking: string[] = [];
  for (const account of accounts) {
    const reading = await readDomain(deps.dns, domain, account.dkimSelectors);
    if (reading.kind === "unanswered") {
      // What was known stays known: a resolver that is down says nothing of the domain.
      deps.log.warn("DNS did not answer", { domain, reason: reading.reason });
      return;
    }
    const judgement = judgeDomain(reading.records);
    await note(deps, account, judgement);
    blocking.push(...textsOf(judgement, "blocks"));
  }
  const reasons = [...new Set(blocking)];
  if (reasons.length > 0) {
    const reason = `MX-1: ${reasons.join(" ")}`;
    await pauseOnce(deps, { scope: { kind: "domain", id: domain }, reason, by: CHECKER });
  } else {
    await letGo(deps, domain);
  }
}

async function note(
  { accounts, log, now }: CheckDomainsDeps,
  account: SenderAccount,
  { isReady, findings }: DomainJudgement,
): Promise<void> {
  const problems = findings.map(({ text }) => text);
  const isSaved = await accounts.save({
    ...account,
    version: account.version + 1,
    dns: { isReady, problems, checkedAt: now().toISOString() },
  });
  // A person changed it meanwhile; the next check sees what they made of it.
  if (!isSaved) log.info("account changed during the DNS check", { accountId: account.id });
}

/** Only what the check itself had paused: a person's pause, or a red line's, is for a person to end. */
async function letGo({ pauses, now, log }: CheckDomainsDeps, domain: string): Promise<void> {
  const own = (await pauses.list()).find(
    ({ scope, by }) => scope.kind === "domain" && scope.id === domain && by === CHECKER,
  );
  if (!own) return;
  await pauses.resume(own.scope, CHECKER, now());
  log.info("domain is ready again", { domain });
}

function textsOf({ findings }: DomainJudgement, level: "blocks" | "warns"): readonly string[] {
  return findings.filter((finding) => finding.level === level).map(({ text }) => text);
}
