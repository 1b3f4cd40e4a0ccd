import { expect, test } from "vitest";
import { dynamoNoticeLog } from "#shared/store/notice-log.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const now = () => new Date("2026-11-20T09:00:00Z");

async function aLog() {
  const { client, table } = dynamo();
  return dynamoNoticeLog(client, await table("guard"), now);
}

test("of many who tell the same matter at once one tries, also after that one is done", async () => {
  const log = await aLog();
  const tried = await Promise.all(
    Array.from({ length: 8 }, () => log.begin("paused-1", undefined)),
  );
  expect(tried.filter(Boolean)).toHaveLength(1);

  await log.note("paused-1", { isMailed: true });
  expect(await log.begin("paused-1", undefined)).toBe(false);
  expect(await log.begin("paused-1", await log.find("paused-1"))).toBe(false);
});

test("what was tried and never noted as done is tried again, by one of those who find it so", async () => {
  const log = await aLog();
  await log.begin("approval-1", undefined);
  const found = await log.find("approval-1");

  expect(found).toMatchObject({ isMailed: false, isTried: true });
  expect(await log.begin("approval-1", found)).toBe(true);
  expect(await log.begin("approval-1", found)).toBe(false);
});
