import { expect, test } from "vitest";
import type { Pause } from "#shared/ports/pauses.ts";
import { dynamoAuditLog } from "#shared/store/audit-log.ts";
import { dynamoPauses } from "#shared/store/pauses.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

const at = "2026-11-20T09:00:00.000Z";
const killed: Pause = {
  scope: { kind: "all" },
  reason: "fire drill",
  by: "rep@seller.example",
  at,
};
const domain: Pause = {
  scope: { kind: "domain", id: "seller.example" },
  reason: "MX-10",
  by: "red-lines",
  at,
};

async function pausesOn() {
  const { client, table } = dynamo();
  const TableName = await table("directory");
  return { pauses: dynamoPauses(client, TableName), audit: dynamoAuditLog(client, TableName) };
}

test("pauses stand beside each other and end one by one", async () => {
  const { pauses } = await pausesOn();
  await pauses.pause(killed);
  await pauses.pause(domain);
  expect(await pauses.list()).toEqual([killed, domain]);

  expect(await pauses.resume({ kind: "all" }, "manager@seller.example", new Date(at))).toBe(true);
  expect(await pauses.resume({ kind: "all" }, "manager@seller.example", new Date(at))).toBe(false);

  expect(await pauses.list()).toEqual([domain]);
});

test("a second pause of the same leaves the first reason", async () => {
  const { pauses } = await pausesOn();
  await pauses.pause(domain);

  await pauses.pause({ ...domain, reason: "another", by: "rep@seller.example" });

  expect(await pauses.list()).toEqual([domain]);
});

test("when something was let go on is remembered, and who did what is told", async () => {
  const { pauses, audit } = await pausesOn();
  await pauses.pause(domain);
  const later = "2026-11-20T12:00:00.000Z";

  await pauses.resume(domain.scope, "manager@seller.example", new Date(later));

  expect(await pauses.resumed()).toEqual([{ scope: domain.scope, at: later }]);
  expect(await audit.ofDay("2026-11-20")).toEqual([
    { at, who: "red-lines", what: "paused", about: "domain seller.example", why: "MX-10" },
    {
      at: later,
      who: "manager@seller.example",
      what: "resumed",
      about: "domain seller.example",
      why: "",
    },
  ]);
});
