import { expect, test } from "vitest";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import { leadList } from "#shared/store/lead-list.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { aLead } from "../support/builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

test.each([2, 7, 40])(
  "a list in pages of %i shows every lead once, newest first",
  async (limit) => {
    const { leads } = await store();
    await leads.addImported(manyLeads(44));

    const ids = await listAll(leads, { limit });

    expect(ids).toEqual(
      manyLeads(44)
        .map(({ id }) => id)
        .toReversed(),
    );
  },
);

test("filters find every lead they mean, few among many, in pages", async () => {
  const { leads } = await store();
  await leads.addImported(manyLeads(60));
  const every = (isMeant: (index: number) => boolean) =>
    manyLeads(60)
      .filter((_, index) => isMeant(index))
      .map(({ id }) => id)
      .toReversed();

  expect(await listAll(leads, { limit: 4, status: "ready" })).toEqual(every((n) => n % 3 === 0));
  expect(await listAll(leads, { limit: 4, company: "HARBOUR" })).toEqual(every((n) => n % 5 === 0));
  expect(await listAll(leads, { limit: 4, jobId: "job-2", company: "harbour" })).toEqual(
    every((n) => n % 5 === 0 && n % 2 === 0),
  );
  expect(await listAll(leads, { limit: 4, tier: "A" })).toEqual([]);
});

test("a search that meets nothing in what it may look through at once goes on by its cursor", async () => {
  const { leads, TableName } = await store();
  await leads.addImported(manyLeads(120));
  const list = leadList(dynamo().client, TableName, { itemsALook: 3, mostLooks: 2 });
  const short = await list({ limit: 5, jobId: "job-9" });

  expect(short).toEqual({ leads: [], cursor: expect.any(String) });
  expect(await listAll({ list }, { limit: 5, company: "harbour", status: "ready" })).toEqual(
    manyLeads(120)
      .filter((_, index) => index % 15 === 0)
      .map(({ id }) => id)
      .toReversed(),
  );
});

async function store() {
  const { client, table } = dynamo();
  const TableName = await table("leads");
  return { leads: dynamoLeadStore(client, TableName), TableName };
}

async function listAll(leads: Pick<LeadStore, "list">, query: Parameters<LeadStore["list"]>[0]) {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await leads.list({ ...query, cursor });
    expect(page.leads.length).toBeLessThanOrEqual(query.limit);
    ids.push(...page.leads.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor);
  return ids;
}

function manyLeads(count: number): readonly Lead[] {
  return Array.from({ length: count }, (_, index) =>
    aLead({
      id: `lead-${index}`,
      status: index % 3 === 0 ? "ready" : "new",
      origin: { kind: "csv", jobId: `job-${index % 2 === 0 ? 2 : 1}`, fileName: "a.csv", line: 2 },
      company: { name: index % 5 === 0 ? "Blue Harbour Ltd" : "Alpen GmbH" },
      createdAt: timeOf(index),
    }),
  );
}

function timeOf(index: number): string {
  return new Date(Date.UTC(2026, 10, 20) + index * 1000).toISOString();
}
