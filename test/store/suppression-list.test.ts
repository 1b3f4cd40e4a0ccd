import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import { dynamoAuditLog } from "#shared/store/audit-log.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

const optedOut: Suppression = {
  scope: "address",
  reason: "opted-out",
  source: "one-click",
  at: "2026-11-20T09:00:00.000Z",
};

async function list() {
  const { client, table } = dynamo();
  const TableName = await table("directory");
  return { client, TableName, suppressions: dynamoSuppressionList(client, TableName) };
}

test("an address is found in any spelling, and its neighbour is not", async () => {
  const { suppressions } = await list();
  await suppressions.add("address", "Gareth.Oduya@Kestrel.example", optedOut);

  expect(await suppressions.find({ email: "gareth.oduya@kestrel.example" })).toEqual(optedOut);
  expect(await suppressions.find({ email: "ada@kestrel.example" })).toBeUndefined();
  expect(await suppressions.find({})).toBeUndefined();
});

test("who is known by a profile or a number alone is found by it in any spelling", async () => {
  const { suppressions } = await list();
  const profile = "https://www.linkedin.com/in/gareth-oduya";
  await suppressions.add("linkedin", profile, { ...optedOut, scope: "linkedin" });
  await suppressions.add("phone", "+44 20 7946 0018", { ...optedOut, scope: "phone" });

  const who = { email: "another@kestrel.example", linkedinUrl: "linkedin.com/in/Gareth-Oduya/" };
  expect(await suppressions.find(who)).toMatchObject({ scope: "linkedin" });
  expect(await suppressions.find({ phone: "020 7946 0018" })).toMatchObject({ scope: "phone" });
  expect(await suppressions.find({ linkedinUrl: `${profile}-2` })).toBeUndefined();
});

test("a domain stops every address of it, of its hosts, and its company", async () => {
  const { suppressions } = await list();
  await suppressions.add("domain", "kestrel.example", { ...optedOut, scope: "domain" });

  for (const who of [
    { email: "ada@kestrel.example" },
    { email: "ada@mail.kestrel.example" },
    { domain: "kestrel.example" },
    { email: "ada@gmail.com", companyKey: "kestrel.example" },
  ]) {
    expect(await suppressions.find(who), JSON.stringify(who)).toMatchObject({ scope: "domain" });
  }
  expect(await suppressions.find({ email: "ada@otherkestrel.example" })).toBeUndefined();
});

test("a company is stopped by its name where it has no domain", async () => {
  const { suppressions } = await list();
  await suppressions.add("company", "name:kestrel bearings", { ...optedOut, scope: "company" });

  const who = { email: "ada@gmail.com", companyKey: "name:kestrel bearings" };

  expect(await suppressions.find(who)).toMatchObject({ scope: "company" });
});

test("the first reason stays, however often and at once it is added", async () => {
  const { suppressions } = await list();
  await suppressions.add("address", "ada@kestrel.example", optedOut);

  await Promise.all(
    Array.from({ length: 10 }, () =>
      suppressions.add("address", "ada@kestrel.example", { ...optedOut, reason: "by-person" }),
    ),
  );

  expect(await suppressions.find({ email: "ada@kestrel.example" })).toEqual(optedOut);
  expect(await suppressions.count()).toBe(1);
});

test.each(["by-person", "list-import", "bad-address"] as const)(
  "what a person asks for themselves takes the place of %s, and nothing takes its place",
  async (reason) => {
    const { suppressions } = await list();
    const email = "ada@kestrel.example";
    await suppressions.add("address", email, { ...optedOut, reason, leadId: "lead-1" });

    await suppressions.add("address", email, { ...optedOut, reason: "by-person", source: "later" });
    expect(await suppressions.find({ email })).toMatchObject({ reason, leadId: "lead-1" });

    await suppressions.add("address", email, optedOut);
    await suppressions.add("address", email, { ...optedOut, reason: "complained" });
    await suppressions.add("address", email, { ...optedOut, reason });
    await suppressions.addAll([{ scope: "address", value: email }], { ...optedOut, reason });
    expect(await suppressions.find({ email })).toEqual(optedOut);
    expect(await suppressions.count()).toBe(1);
  },
);

test("all that stops a person is found, the nearest first", async () => {
  const { suppressions } = await list();
  const email = "ada+crm@mail.kestrel.example";
  const linkedinUrl = "https://www.linkedin.com/in/ada";
  await suppressions.add("domain", "kestrel.example", { ...optedOut, scope: "domain" });
  await suppressions.add("linkedin", linkedinUrl, { ...optedOut, scope: "linkedin" });
  await suppressions.add("address", "ada@mail.kestrel.example", optedOut);

  const all = await suppressions.findAll({ email, linkedinUrl });

  expect(all.map(({ scope }) => scope)).toEqual(["address", "linkedin", "domain"]);
  expect(await suppressions.findAll({})).toEqual([]);
});

test("who asks to stop at the moment a colleague's stop is taken back stays stopped", async () => {
  const { suppressions, client, TableName } = await list();
  const email = "ada@kestrel.example";
  await suppressions.add("address", email, { ...optedOut, reason: "by-person" });
  const found = await suppressions.find({ email });
  await suppressions.add("address", email, optedOut);
  const by = { person: "m@seller.example", reason: "a mix-up", at: new Date("2026-11-20T10:00Z") };

  expect(await suppressions.remove("address", email, by, found)).toBe(false);

  expect(await suppressions.find({ email })).toEqual(optedOut);
  expect(await dynamoAuditLog(client, TableName).ofDay("2026-11-20")).toEqual([]);
  expect(await suppressions.remove("address", email, by, optedOut)).toBe(true);
});

test("many are added at once, each once, and who was there stays as they were", async () => {
  const { suppressions } = await list();
  await suppressions.add("address", "person-7@host.example", optedOut);
  const those = Array.from({ length: 1_030 }, (_, number) => ({
    scope: "address" as const,
    value: `person-${number % 1_020}@host.example`,
  }));
  const why = {
    reason: "list-import",
    source: "stop.csv",
    at: "2026-11-20T10:00:00.000Z",
  } as const;

  const added = await Promise.all([
    suppressions.addAll(those, why),
    suppressions.addAll(those, why),
  ]);

  expect(Math.max(...added)).toBeGreaterThan(0);
  expect(await suppressions.addAll(those, why)).toBe(0);
  expect(await suppressions.count()).toBe(1_020);
  expect(await suppressions.find({ email: "person-7@host.example" })).toEqual(optedOut);
  expect(await suppressions.find({ email: "person-1019@host.example" })).toMatchObject(why);
});

test("LAW-EU-2: the table holds hashes and nobody's address", async () => {
  const { client, TableName, suppressions } = await list();
  await suppressions.add("address", "ada@kestrel.example", optedOut);
  await suppressions.remove("address", "ada@kestrel.example", {
    person: "manager@seller.example",
    reason: "entered by mistake",
    at: new Date("2026-11-20T10:00:00Z"),
  });
  await suppressions.add("address", "ada@kestrel.example", optedOut);

  const { Items } = await client.send(new ScanCommand({ TableName }));

  expect(JSON.stringify(Items)).not.toContain("kestrel");
});

test("what is removed is told in the audit log, and only once", async () => {
  const { client, TableName, suppressions } = await list();
  await suppressions.add("address", "ada@kestrel.example", optedOut);
  const by = { person: "m@seller.example", reason: "typo", at: new Date("2026-11-20T10:00:00Z") };

  expect(await suppressions.remove("address", "ada@kestrel.example", by)).toBe(true);
  expect(await suppressions.remove("address", "ada@kestrel.example", by)).toBe(false);

  expect(await suppressions.find({ email: "ada@kestrel.example" })).toBeUndefined();
  expect(await dynamoAuditLog(client, TableName).ofDay("2026-11-20")).toEqual([
    {
      at: "2026-11-20T10:00:00.000Z",
      who: "m@seller.example",
      what: "suppression-removed",
      about: expect.stringMatching(/^address with hash [0-9a-f]{12}$/),
      why: "typo",
    },
  ]);
});
