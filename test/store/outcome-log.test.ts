import { expect, test } from "vitest";
import type { OutcomeEvent } from "#shared/domain/outreach/outcome.ts";
import { dynamoOutcomeLog } from "#shared/store/outcome-log.ts";
import { dynamoSenderAccounts } from "#shared/store/sender-account-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { aSenderAccount } from "../support/outreach-builders.ts";

const dynamo = embeddedDynamo();

test("an outcome counts once, whoever tells it and on whatever day it is told again", async () => {
  const { client, table } = dynamo();
  const outcomes = dynamoOutcomeLog(client, await table("Operations"));

  const told = await Promise.all(Array.from({ length: 6 }, () => outcomes.tell(anOutcome())));
  const again = await outcomes.tell(anOutcome({ at: "2026-11-21T00:00:01Z" }));
  await outcomes.tell(anOutcome({ id: "sent#2", at: "2026-11-20T07:00:00Z" }));

  expect(told.filter(Boolean)).toHaveLength(1);
  expect(again).toBe(false);
  const day = await outcomes.ofDay("2026-11-20");
  expect(day.map(({ id }) => id)).toEqual(["sent#2", "sent#1"]);
  expect(await outcomes.ofDay("2026-11-21")).toEqual([]);
});

test("an account is saved on the version before it", async () => {
  const { client, table } = dynamo();
  const accounts = dynamoSenderAccounts(client, await table("Directory"));

  expect(await accounts.save(aSenderAccount())).toBe(true);
  expect(await accounts.save(aSenderAccount({ dailyCap: 30 }))).toBe(false);
  expect(await accounts.save(aSenderAccount({ version: 2, dailyCap: 30 }))).toBe(true);
  expect(await accounts.save(aSenderAccount({ version: 2, dailyCap: 35 }))).toBe(false);

  expect(await accounts.list()).toEqual([aSenderAccount({ version: 2, dailyCap: 30 })]);
  expect(await accounts.find("mailbox-1")).toMatchObject({ dailyCap: 30 });
  expect(await accounts.find("mailbox-2")).toBeUndefined();
});

test("a company that connected nothing sends from the seller's mailbox and by tasks for people", async () => {
  const { client, table } = dynamo();
  const now = () => new Date("2026-11-20T23:30:00Z");
  const accounts = dynamoSenderAccounts(client, await table("Directory"), now);

  const [one, other] = await Promise.all([accounts.list(), accounts.list()]);

  expect(one).toEqual(other);
  expect(one.map(({ id, transport }) => `${id} ${transport}`)).toEqual([
    "linkedin manual",
    "mailbox smtp",
    "phone manual",
  ]);
  expect(await accounts.find("mailbox")).toMatchObject({ startedOn: "2026-11-20", version: 1 });
});

function anOutcome(event: Partial<OutcomeEvent> = {}): OutcomeEvent {
  return {
    id: "sent#1",
    kind: "sent",
    at: "2026-11-20T09:00:00Z",
    leadId: "lead-1",
    campaignId: "job-1",
    accountId: "mailbox-1",
    senderDomain: "tidewater-planning.example",
    step: 1,
    variant: "a",
    angleId: "angle-1",
    segment: "Bearings",
    sendHour: 9,
    ...event,
  };
}
