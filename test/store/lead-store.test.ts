import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { testLeadId } from "#shared/domain/pipeline/test-run.ts";
import { LeadAlreadyExists, LeadNotFound } from "#shared/ports/lead-store.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { aCampaign, aLead } from "../support/builders.ts";
import { aContact, aFact, aGrowthAnalysis } from "../support/campaign-builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

test("a lead comes back as it was added, and a second one of the same id is refused", async () => {
  const { leads } = await store();
  const lead = aLead({ notes: "Fair 2026" });

  expect(await leads.add(lead)).toEqual({ kind: "added" });
  expect(await leads.find("lead-1")).toEqual(lead);
  await expect(leads.add(lead)).rejects.toBeInstanceOf(LeadAlreadyExists);
  expect(await leads.find("lead-2")).toBeUndefined();
});

test("of fifty changes at the same moment none is lost", async () => {
  const { leads } = await store();
  await leads.add(aLead());

  await Promise.all(
    Array.from({ length: 50 }, () =>
      leads.change("lead-1", (lead) => ({ ...lead, costUsd: lead.costUsd + 1 })),
    ),
  );

  expect(await leads.find("lead-1")).toMatchObject({ costUsd: 50, version: 51 });
}, 20_000);

test("a change of a lead that is not there says so, or is skipped where the caller goes on without", async () => {
  const { leads } = await store();
  const same = (lead: Lead): Lead => lead;

  await expect(leads.change("lead-9", same)).rejects.toBeInstanceOf(LeadNotFound);
  expect(await leads.changeIfKept("lead-9", same)).toBeUndefined();
});

test("a replacement of an older version is stale and changes nothing", async () => {
  const { leads } = await store();
  await leads.add(aLead());
  await leads.change("lead-1", (lead) => ({ ...lead, notes: "newer" }));

  expect(await leads.replace(aLead({ notes: "older" }), 1)).toEqual({ kind: "stale" });
  expect(await leads.find("lead-1")).toMatchObject({ notes: "newer", version: 2 });
  expect(await leads.replace(aLead({ notes: "newest" }), 2)).toMatchObject({
    kind: "replaced",
    lead: { notes: "newest", version: 3 },
  });
});

test("of many leads that claim one identity at the same moment one gets it", async () => {
  const { leads } = await store();
  const ids = Array.from({ length: 12 }, (_, index) => `lead-${index}`);
  for (const id of ids) await leads.add(aLead({ id }));

  const claims = await Promise.all(ids.map((id) => leads.claim(id, ["email:a@x.example"])));

  const winners = ids.filter((_, index) => claims[index]?.kind === "claimed");
  expect(winners).toHaveLength(1);
  const [winner] = winners;
  expect(claims.filter(({ kind }) => kind === "taken")).toHaveLength(11);
  for (const claim of claims) {
    if (claim.kind === "taken") expect(claim.by).toBe(winner);
  }
  expect(await leads.holderOf(["email:b@x.example", "email:a@x.example"])).toEqual({
    leadId: winner,
    key: "email:a@x.example",
  });
});

test("a lead that loses one key claims none of the others, and claiming again is harmless", async () => {
  const { leads } = await store();
  await leads.add(aLead({ id: "first" }), ["email:a@x.example"]);
  await leads.add(aLead({ id: "second" }));

  expect(await leads.claim("second", ["domain:x.example|", "email:a@x.example"])).toEqual({
    kind: "taken",
    by: "first",
    key: "email:a@x.example",
  });
  expect(await leads.holderOf(["domain:x.example|"])).toBeUndefined();
  expect(await leads.claim("first", ["email:a@x.example"])).toEqual({ kind: "claimed" });
});

test("a lead whose identity is taken is not added, and leaves no trace", async () => {
  const { leads, items } = await store();
  await leads.add(aLead({ id: "first" }), ["email:a@x.example"]);
  const before = await items();

  expect(
    await leads.add(aLead({ id: "second" }), ["email:a@x.example", "domain:y.example|"]),
  ).toMatchObject({ kind: "taken", by: "first" });

  expect(await leads.find("second")).toBeUndefined();
  expect(await items()).toEqual(before);
});

test("an identity moves with the change of the lead, or both stay", async () => {
  const { leads } = await store();
  await leads.add(aLead({ id: "first" }), ["email:old@x.example"]);
  await leads.add(aLead({ id: "other" }), ["email:other@x.example"]);
  const move = (key: string) => ({ claim: [key], release: ["email:old@x.example"] });
  const changed = aLead({ id: "first", notes: "changed" });

  expect(await leads.replace(changed, 1, move("email:other@x.example"))).toMatchObject({
    kind: "taken",
    by: "other",
  });
  expect(await leads.find("first")).toMatchObject({ version: 1 });
  expect(await leads.replace(changed, 7, move("email:new@x.example"))).toEqual({ kind: "stale" });
  expect(await leads.holderOf(["email:new@x.example"])).toBeUndefined();

  expect(await leads.replace(changed, 1, move("email:new@x.example"))).toMatchObject({
    kind: "replaced",
  });
  expect(await leads.holderOf(["email:new@x.example"])).toMatchObject({ leadId: "first" });
  expect(await leads.holderOf(["email:old@x.example"])).toBeUndefined();
});

test("a key that another lead has is not given back", async () => {
  const { leads } = await store();
  await leads.add(aLead({ id: "first" }), ["email:a@x.example"]);
  await leads.add(aLead({ id: "second" }));

  await leads.replace(aLead({ id: "second" }), 1, { claim: [], release: ["email:a@x.example"] });

  expect(await leads.holderOf(["email:a@x.example"])).toMatchObject({ leadId: "first" });
});

test("what is found for a lead is kept once, however often it is saved", async () => {
  const { leads } = await store();
  await leads.add(aLead());
  const fact = aFact({ kind: "hiring", statement: "They hire." });
  const findings = { facts: [fact, fact], contacts: [aContact()] };

  await leads.saveFindings("lead-1", findings);
  await leads.saveFindings("lead-1", findings);
  await leads.saveGrowth(aGrowthAnalysis());
  await leads.saveCampaign(aCampaign());
  await leads.saveDraft("lead-1", "angles", { angles: [], models: ["rules"] });

  expect(await leads.factsOf("lead-1")).toEqual([fact]);
  expect(await leads.contactsOf("lead-1")).toEqual([aContact()]);
  expect(await leads.growthOf("lead-1")).toEqual(aGrowthAnalysis());
  expect(await leads.campaignOf("lead-1")).toEqual(aCampaign());
  expect(await leads.draftOf("lead-1", "angles")).toEqual({ angles: [], models: ["rules"] });
  expect(await leads.draftOf("lead-1", "subjects")).toBeUndefined();
});

test("removing a lead takes everything away but its id, its claims too", async () => {
  const { leads, items } = await store();
  await leads.add(aLead({ notes: "private" }), ["email:a@x.example"]);
  const facts = Array.from({ length: 130 }, (_, index) =>
    aFact({ id: `fact-${index}`, kind: "other", statement: "They exist." }),
  );
  await leads.saveFindings("lead-1", { facts, contacts: [aContact()] });
  await leads.saveCampaign(aCampaign());

  expect(await leads.remove("lead-1")).toBe(true);

  expect(await leads.find("lead-1")).toBeUndefined();
  expect((await leads.list({ limit: 10 })).leads).toEqual([]);
  expect(await items()).toEqual([
    { pk: "LEAD#lead-1", sk: "LEAD", removedAt: expect.any(String), expiresAt: expect.any(Number) },
  ]);
  await leads.add(aLead({ id: "next" }));
  expect(await leads.claim("next", ["email:a@x.example"])).toEqual({ kind: "claimed" });
  expect(await leads.remove("lead-1")).toBe(false);
});

test("work that is still under way cannot write to a lead that was removed", async () => {
  const { leads, items } = await store();
  await leads.add(aLead());
  await leads.remove("lead-1");
  const before = await items();

  await expect(leads.saveCampaign(aCampaign())).rejects.toBeInstanceOf(LeadNotFound);
  await expect(
    leads.saveFindings("lead-1", { facts: [], contacts: [aContact()] }),
  ).rejects.toBeInstanceOf(LeadNotFound);
  expect(await leads.claim("lead-1", ["email:a@x.example"])).toEqual({ kind: "removed" });
  await leads.addImported([aLead()]);

  expect(await leads.find("lead-1")).toBeUndefined();
  expect(await items()).toEqual(before);
});

test("an import that runs again leaves the leads that were worked on meanwhile", async () => {
  const { leads } = await store();
  const imported = Array.from({ length: 130 }, (_, index) => aLead({ id: `lead-${index}` }));
  await leads.addImported(imported.slice(0, 70));
  await leads.change("lead-3", (lead) => ({ ...lead, status: "ready" }));

  await leads.addImported(imported);

  expect(await leads.find("lead-3")).toMatchObject({ status: "ready", version: 2 });
  const found = await Promise.all(imported.map(({ id }) => leads.find(id)));
  expect(found.filter((lead) => lead !== undefined)).toHaveLength(130);
});

test("the lead of a test run is in no list, and all that is kept of it expires", async () => {
  const { leads, items } = await store();
  const id = testLeadId("test-1");
  const origin = { kind: "test-run", runId: "test-1" } as const;
  await leads.add(aLead({ id, origin, createdAt: new Date().toISOString() }));
  await leads.change(id, (lead) => ({ ...lead, status: "ready" }));
  await leads.saveCampaign(aCampaign({ leadId: id }));

  expect((await leads.list({ limit: 10 })).leads).toEqual([]);
  expect(await leads.find(id)).toMatchObject({ status: "ready" });
  const kept = await items();
  expect(kept).toHaveLength(2);
  for (const item of kept) expect(item["expiresAt"]).toBeGreaterThan(Date.now() / 1000);
});

test("an expired lead is gone even while DynamoDB still has it", async () => {
  const { leads } = await store();
  const origin = { kind: "test-run", runId: "test-1" } as const;
  await leads.add(aLead({ id: testLeadId("test-1"), origin, createdAt: "2025-01-01T00:00:00Z" }));

  expect(await leads.find(testLeadId("test-1"))).toBeUndefined();
});

async function store() {
  const { client, table } = dynamo();
  const TableName = await table("leads");
  const items = async (): Promise<readonly Record<string, unknown>[]> => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    return Items;
  };
  return { leads: dynamoLeadStore(client, TableName), items, TableName };
}
