import { expect, test } from "vitest";
import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { mirroredSuppressions } from "../../functions/mirrored-suppressions.ts";
import { LinesMessage } from "../../functions/watch-lines/watch-lines.ts";
import { collectedQueue } from "../support/collected-queue.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const email = "gareth.oduya@kestrel-bearings.example";
const at = "2026-11-20T10:00:00.000Z";
const by = { person: "manager@seller.example", reason: "a mix-up", at: new Date(at) };

async function aList() {
  const { client, table } = dynamo();
  const lines = collectedQueue<LinesMessage>();
  const own = dynamoSuppressionList(client, await table("Directory"));
  return { own, list: mirroredSuppressions(own, lines), told: lines.sent };
}

const because = (reason: Suppression["reason"]): Suppression => ({
  scope: "address",
  reason,
  source: "smtp",
  at,
});

test("SES-5: an address that bounced or complained by another way goes onto SES's list as well", async () => {
  const { own, list, told } = await aList();

  await list.add("address", email, because("bad-address"));
  await list.add("address", "b@kestrel-bearings.example", because("complained"));

  expect(await own.find({ email })).toMatchObject({ reason: "bad-address" });
  expect(told.map((message) => LinesMessage.parse(message))).toEqual([
    { kind: "hold-back", address: email, reason: "bounced" },
    { kind: "hold-back", address: "b@kestrel-bearings.example", reason: "complained" },
  ]);
});

test.each(["opted-out", "asked-for-privacy", "by-person", "list-import"] as const)(
  "SES-5: %s is a matter of our own list alone",
  async (reason) => {
    const { list, told } = await aList();
    await list.add("address", email, because(reason));
    await list.add("domain", "kestrel-bearings.example", because(reason));
    expect(told).toEqual([]);
  },
);

test("SES-5: many added at once go onto SES's list by the same rule", async () => {
  const { list, told } = await aList();
  const those = [
    { scope: "address", value: email },
    { scope: "domain", value: "marlpit.example" },
  ] as const;

  await list.addAll(those, { reason: "list-import", source: "stop.csv", at });
  expect(told).toEqual([]);
  await list.addAll(those, { reason: "bad-address", source: "smtp", at });
  expect(told).toEqual([{ kind: "hold-back", address: email, reason: "bounced" }]);
});

test("SES-5: an address that a person takes off our list is taken off SES's too, or its mail would still be held back", async () => {
  const { own, list, told } = await aList();
  await own.add("address", email, because("bad-address"));

  expect(await list.remove("address", email, by)).toBe(true);
  expect(await list.remove("address", email, by)).toBe(false);

  expect(await own.find({ email })).toBeUndefined();
  expect(told).toEqual([
    { kind: "let-go", address: email },
    { kind: "let-go", address: email },
  ]);
});

test("SES-5: an address that complained while a colleague's stop was taken back stays on both lists", async () => {
  const { own, list, told } = await aList();
  await own.add("address", email, because("complained"));

  expect(await list.remove("address", email, by, { reason: "by-person" })).toBe(false);

  expect(await own.find({ email })).toMatchObject({ reason: "complained" });
  expect(told).toEqual([]);
});
