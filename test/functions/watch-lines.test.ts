import { expect, test } from "vitest";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { Dns, DnsAnswer } from "#shared/ports/dns.ts";
import type { OutcomeEvent } from "#shared/ports/outcome-log.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { createWatchLines } from "../../functions/watch-lines/watch-lines.ts";
import {
  aSenderAccount,
  complianceNow,
  domainRecords,
  outcomes,
} from "../support/compliance-builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { quietLog } from "../support/quiet-log.ts";

const dynamo = embeddedDynamo();

async function watchWorld(
  told: readonly OutcomeEvent[],
  { dns = goodDns(), account = aSenderAccount() }: { dns?: Dns; account?: SenderAccount } = {},
) {
  const { client, table } = dynamo();
  const directory = await table("directory");
  const outcomeLog = dynamoOutcomeLog(client, await table("operations"));
  await Promise.all(told.map((event) => outcomeLog.tell(event)));
  const pauses = dynamoPauses(client, directory);
  const accounts = dynamoSenderAccounts(client, directory);
  await accounts.save(account);
  const said: DepartmentEvent[] = [];
  const clock = { now: complianceNow, isBusDown: false };
  const say = async (event: DepartmentEvent) => {
    if (clock.isBusDown) throw new Error("the bus is down");
    said.push(event);
  };
  const deps = { outcomes: outcomeLog, pauses, accounts, dns, bus: { say }, log: quietLog };
  const watch = createWatchLines({ ...deps, now: () => clock.now });
  return { watch, pauses, accounts, said, clock };
}

function goodDns(): Dns {
  const { txt, dkim, dmarc, mx } = domainRecords();
  return dnsOf({
    "seller.example": txt,
    "s1._domainkey.seller.example": dkim[0]?.txt ?? [],
    "_dmarc.seller.example": dmarc,
    "mx:seller.example": mx,
  });
}

function dnsOf(records: Readonly<Record<string, readonly string[]>>): Dns {
  const answer = async (name: string): Promise<DnsAnswer> => {
    const found = records[name];
    return found ? { kind: "records", records: found } : { kind: "none" };
  };
  return { txt: answer, mx: (name) => answer(`mx:${name}`) };
}

test("SES-2: two dead addresses in twenty mails stop the account and the campaign, and people are told once", async () => {
  const { watch, pauses, said, clock } = await watchWorld(
    outcomes({ sent: 20, "hard-bounced": 2 }),
  );

  await watch({ kind: "check" });
  clock.now = new Date(complianceNow.getTime() + 15 * 60_000);
  await watch({ kind: "check" });

  expect((await pauses.list()).map(({ scope, by }) => ({ ...scope, by }))).toEqual([
    { kind: "account", id: "mailbox", by: "red-lines" },
    { kind: "campaign", id: "job-1", by: "red-lines" },
  ]);
  expect(said.map(({ type, data }) => ({ type, scope: data["scope"] }))).toEqual([
    { type: "sending_paused", scope: { kind: "account", id: "mailbox" } },
    { type: "sending_paused", scope: { kind: "campaign", id: "job-1" } },
  ]);
});

test("a pause whose telling failed stands at once, and is told when the message comes again", async () => {
  const { watch, pauses, said, clock } = await watchWorld(
    outcomes({ sent: 9, "sender-refused": 1 }),
  );
  clock.isBusDown = true;

  await expect(watch({ kind: "check" })).rejects.toThrow("the bus is down");
  expect(await pauses.list()).toHaveLength(1);
  clock.isBusDown = false;
  clock.now = new Date(complianceNow.getTime() + 60_000);
  await watch({ kind: "check" });

  expect(said.map(({ data }) => data["scope"])).toEqual([{ kind: "domain", id: "seller.example" }]);
});

test("what a manager lets go on is not paused again for what happened before", async () => {
  const { watch, pauses } = await watchWorld(outcomes({ sent: 9, "sender-refused": 1 }));
  await watch({ kind: "check" });

  await pauses.resume({ kind: "domain", id: "seller.example" }, "manager", complianceNow);
  await watch({ kind: "check" });

  expect(await pauses.list()).toEqual([]);
});

test("MX-1: a domain that cannot be trusted is held and the account says why, until DNS is mended", async () => {
  const broken = await watchWorld([], { dns: dnsOf({}) });
  await broken.watch({ kind: "check" });

  const [account] = await broken.accounts.list();
  expect(account).toMatchObject({ version: 2, dns: { isReady: false } });
  expect(account?.dns?.problems.join(" ")).toContain("no DMARC record");
  expect(await broken.pauses.list()).toMatchObject([
    { scope: { kind: "domain", id: "seller.example" }, by: "dns-check" },
  ]);
  expect(broken.said).toHaveLength(1);
});

test("MX-1: a mended domain goes on by itself, but not one that a red line holds", async () => {
  const { watch, pauses, accounts } = await watchWorld([]);
  const scope = { kind: "domain", id: "seller.example" } as const;
  const pause = { scope, reason: "MX-1", at: complianceNow.toISOString() };

  await pauses.pause({ ...pause, by: "dns-check" });
  await watch({ kind: "check-domains" });
  expect(await pauses.list()).toEqual([]);
  expect(await accounts.find("mailbox")).toMatchObject({ dns: { isReady: true, problems: [] } });

  await pauses.pause({ ...pause, by: "red-lines" });
  await watch({ kind: "check-domains" });
  expect(await pauses.list()).toMatchObject([{ by: "red-lines" }]);
});

test("a resolver that is down changes nothing", async () => {
  const silent = async (): Promise<DnsAnswer> => ({ kind: "unanswered", reason: "ETIMEOUT" });
  const account = aSenderAccount({
    dns: { isReady: true, problems: [], checkedAt: "2026-11-19T00:00:00.000Z" },
  });
  const { watch, pauses, accounts } = await watchWorld([], {
    dns: { txt: silent, mx: silent },
    account,
  });

  await watch({ kind: "check-domains" });

  expect(await accounts.list()).toEqual([account]);
  expect(await pauses.list()).toEqual([]);
});

test("an account's own selectors are looked at, and an SPF record that refers to itself ends", async () => {
  const { txt: _txt, dkim, dmarc, mx } = domainRecords();
  const dns = dnsOf({
    "seller.example": ["v=spf1 include:loop.example -all"],
    "loop.example": ["v=spf1 include:loop.example include:seller.example -all"],
    "own._domainkey.seller.example": dkim[0]?.txt ?? [],
    "_dmarc.seller.example": dmarc,
    "mx:seller.example": mx,
  });
  const account = aSenderAccount({ dkimSelectors: ["own"] });
  const { watch, accounts } = await watchWorld([], { dns, account });

  await watch({ kind: "check" });

  expect(await accounts.find("mailbox")).toMatchObject({ dns: { isReady: true } });
});
