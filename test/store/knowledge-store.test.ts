import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { defaultKnowledge } from "#shared/domain/knowledge/default-knowledge.ts";
import type { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { dynamoKnowledgeStore } from "#shared/store/knowledge-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

const entry: KnowledgeEntry = {
  id: "faq-price",
  kind: "faq",
  title: "Price",
  asked: ["what does it cost"],
  answers: { en: "It costs 40 euros a month." },
  source: "price list 2026",
};

test("the demo's knowledge stands until a company saves its own, and then none of it is left", async () => {
  const { client, table } = dynamo();
  const store = dynamoKnowledgeStore(client, await table("directory"));
  expect(await store.list()).toEqual(defaultKnowledge);
  await store.save(entry);
  await store.save({ ...entry, title: "What it costs" });
  expect(await store.list()).toEqual([{ ...entry, title: "What it costs" }]);
});

test("a company that described itself never speaks with the demo company's words", async () => {
  const { client, table } = dynamo();
  const TableName = await table("directory");
  const value = { ...defaultSeller, company: "Harbour Freight Software" };
  await client.send(
    new PutCommand({ TableName, Item: { pk: "SETTINGS", sk: "seller-profile", value } }),
  );
  const store = dynamoKnowledgeStore(client, TableName);
  expect(await store.list()).toEqual([]);
  await store.save(entry);
  await store.remove(entry.id);
  expect(await store.list()).toEqual([]);
});
