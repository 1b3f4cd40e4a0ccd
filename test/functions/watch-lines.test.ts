import { expect, test } from "vitest";
import type { OutcomeEvent } from "#shared/domain/outreach/outcome.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { Dns, DnsAnswer } from "#shared/ports/dns.ts";
import type { HeldBackPage, MailService } from "#shared/ports/mail-service.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { createWatchLines } from "../../functions/watch-lines/watch-lines.ts";
import {
  complianceNow,
  domainRecords,
  outcomes,
  sellersMailbox,
} from "../support/compliance-builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { aSenderAccount } from "../support/outreach-builders.ts";
import { quietLog } from "../support/quiet-log.ts";

const dynamo = embeddedDynamo();

async function watchWorld(
  told: readonly OutcomeEvent[],
  {
    dns = goodDns(),
    account = aSenderAccount(sellersMailbox),
  }: { dns?: Dns; account?: SenderAccount } = {},
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
  const mailServiceNotes = dynamoMailServiceNotes(client, directory);
  const suppressions = dynamoSuppressionList(client, directory);
  const { service, asked, held, state } = aMailService();
  const deps = { outcomes: outcomeLog, pauses, accounts, dns, bus: { say }, log: quietLog };
  const watch = createWatchLines({
    ...deps,
    mailService: service,
    mailServiceNotes,
    suppressions,
    now: () => clock.now,
    pause: async () => undefined,
  });
  return {
    watch,
    pauses,
    accounts,
    said,
    clock,
    mailServiceNotes,
    suppressions,
    asked,
    held,
    state,
  };
}

type Held = Extract<HeldBackPage, { kind: "page" }>["addresses"][number];

/** SES with a list that the test fills, two addresses to a page; a cursor is the number of what was given out. */
function aMailService() {
  const held: Held[] = [];
  const asked: { since: string | undefined; cursor: string | undefined }[] = [];
  const state = {
    isSandbox: true,
    maySend: true,
    standing: "HEALTHY",
    perSecond: 1,
    perDay: 200,
    sentLastDay: 12,
  };
  const service: MailService = {
    state: async () => ({ ...state }),
    async heldBack({ since, cursor }) {
      asked.push({ since: since?.toISOString(), cursor });
      if (cursor === "forgotten") return { kind: "cursor-gone" };
      const from = Number(cursor ?? 0);
      const listed = held.filter(({ at }) => !since || at >= since);
      return {
        kind: "page",
        addresses: listed.slice(from, from + 2),
        cursor: from + 2 < listed.length ? String(from + 2) : undefined,
      };
    },
    async holdBack(address, reason) {
      held.push({ address, reason, at: complianceNow });
    },
    async letGo(address) {
      held.splice(0, held.length, ...held.filter((one) => one.address !== address));
    },
  };
  return { service, asked, held, state };
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
    ...sellersMailbox,
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
  const account = aSenderAccount({ ...sellersMailbox, dkimSelectors: ["own"] });
  const { watch, accounts } = await watchWorld([], { dns, account });

  await watch({ kind: "check" });

  expect(await accounts.find("mailbox")).toMatchObject({ dns: { isReady: true } });
});

function bounced(address: string, at = complianceNow): Held {
  return { address, reason: "bounced", at };
}

test("SES-5: whoever is on SES's list comes onto ours, page by page, and the next look begins where this one did", async () => {
  const { watch, suppressions, asked, held, clock } = await watchWorld([]);
  held.push(
    bounced("a@ironmere.example"),
    { ...bounced("b@ironmere.example"), reason: "complained" },
    bounced("C@ironmere.example"),
  );

  await watch({ kind: "mirror-suppressions" });

  const found = await Promise.all(
    ["a", "b", "c"].map((name) => suppressions.find({ email: `${name}@ironmere.example` })),
  );
  expect(found.map((one) => one?.reason)).toEqual(["bad-address", "complained", "bad-address"]);
  expect(found[0]).toMatchObject({ source: "ses-list", at: complianceNow.toISOString() });
  expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, "2"]);

  const hourBefore = new Date(clock.now.getTime() - 3_600_000).toISOString();
  clock.now = new Date(clock.now.getTime() + 15 * 60_000);
  held.push(bounced("d@ironmere.example", clock.now));
  await watch({ kind: "mirror-suppressions" });

  expect(asked.at(-2)).toEqual({ since: hourBefore, cursor: undefined });
  expect(await suppressions.find({ email: "d@ironmere.example" })).toBeDefined();
});

test("SES-5: a reading that was cut off goes on at its page, and begins again where SES forgot it", async () => {
  const { watch, mailServiceNotes, suppressions, asked, held } = await watchWorld([]);
  for (const name of ["a", "b", "c", "d"]) held.push(bounced(`${name}@ironmere.example`));
  const begunAt = "2026-11-01T09:00:00.000Z";

  await mailServiceNotes.savePosition({ begunAt, cursor: "2" });
  await watch({ kind: "mirror-suppressions" });
  expect(await suppressions.find({ email: "a@ironmere.example" })).toBeUndefined();
  expect(await suppressions.find({ email: "d@ironmere.example" })).toBeDefined();
  // What came while it was read is read the next time.
  expect(await mailServiceNotes.position()).toEqual({ since: "2026-11-01T08:00:00.000Z" });

  await mailServiceNotes.savePosition({ begunAt, cursor: "forgotten" });
  await watch({ kind: "mirror-suppressions" });
  expect(asked.slice(-3).map(({ cursor }) => cursor)).toEqual(["forgotten", undefined, "2"]);
  expect(await suppressions.find({ email: "a@ironmere.example" })).toBeDefined();
});

test("SES-5: an opt-out that was there first keeps its own reason", async () => {
  const { watch, suppressions, held } = await watchWorld([]);
  const at = "2026-10-01T09:00:00.000Z";
  const optOut = { scope: "address", reason: "opted-out", source: "one-click", at } as const;
  await suppressions.add("address", "a@ironmere.example", optOut);
  held.push(bounced("a@ironmere.example"));

  await watch({ kind: "mirror-suppressions" });

  expect(await suppressions.find({ email: "a@ironmere.example" })).toEqual(optOut);
});

test("SES-5: what our list tells is done to SES's", async () => {
  const { watch, held } = await watchWorld([]);

  await watch({ kind: "hold-back", address: "a@ironmere.example", reason: "complained" });
  await watch({ kind: "hold-back", address: "b@ironmere.example", reason: "bounced" });
  await watch({ kind: "let-go", address: "b@ironmere.example" });

  expect(held).toMatchObject([{ address: "a@ironmere.example", reason: "complained" }]);
});

test("SES-4: that the account is in the sandbox, and what it may send, is noted for who sends and who looks", async () => {
  const { watch, mailServiceNotes } = await watchWorld([]);

  await watch({ kind: "read-mail-service" });

  expect(await mailServiceNotes.state()).toEqual({
    readAt: complianceNow.toISOString(),
    isSandbox: true,
    maySend: true,
    standing: "HEALTHY",
    perSecond: 1,
    perDay: 200,
    sentLastDay: 12,
  });
});

test("SES-8: that SES stopped the account is told once, also where the first telling fails", async () => {
  const { watch, state, said, clock } = await watchWorld([]);
  const read = () => watch({ kind: "read-mail-service" });
  await read();
  Object.assign(state, { maySend: false, standing: "SHUTDOWN" });
  clock.isBusDown = true;
  await expect(read()).rejects.toThrow("the bus is down");
  clock.isBusDown = false;
  await read();
  await read();
  expect(said).toMatchObject([
    {
      type: "handoff_requested",
      data: { reason: expect.stringContaining("SES has stopped the account (SHUTDOWN)") },
    },
  ]);
});

test("SES-9: when SES's own figures fall, its accounts rest, whatever we counted, and people are told once", async () => {
  const { watch, accounts, pauses, said } = await watchWorld([]);
  await accounts.save(aSenderAccount({ id: "warm", transport: "ses" }));
  const message = { kind: "reputation-fell", reason: "Threshold Crossed: 0.041" } as const;

  await watch(message);

  expect(await pauses.list()).toMatchObject([
    {
      scope: { kind: "account", id: "warm" },
      reason: "SES-9: Threshold Crossed: 0.041",
      by: "red-lines",
    },
  ]);
  expect(said).toMatchObject([{ type: "sending_paused", data: { scope: { id: "warm" } } }]);
});
