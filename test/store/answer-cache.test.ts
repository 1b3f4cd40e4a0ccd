import { expect, test } from "vitest";
import { dynamoAnswerCache } from "#shared/store/answer-cache.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

async function cacheAt() {
  const { client, table } = dynamo();
  const time = { now: new Date("2026-11-20T12:00:00Z") };
  return { time, cache: dynamoAnswerCache(client, await table("guard"), () => time.now) };
}

test("an answer is found again as it was, empty and null values included", async () => {
  const { cache } = await cacheAt();
  const answer = { facts: [], owner: null, note: "", score: 7.5, text: "Zürich 🚚" };

  await cache.keep("key", { answer, model: "openai/gpt-5.6-luna" });

  expect(await cache.find("key")).toEqual({ answer, model: "openai/gpt-5.6-luna" });
  expect(await cache.find("other")).toBeUndefined();
});

test("after a day the answer is gone, even while the database still holds it", async () => {
  const { cache, time } = await cacheAt();
  await cache.keep("key", { answer: 1, model: "m" });

  time.now = new Date("2026-11-21T11:59:00Z");
  expect(await cache.find("key")).toBeDefined();
  time.now = new Date("2026-11-21T12:00:01Z");
  expect(await cache.find("key")).toBeUndefined();
});

test("an answer too large for an item is not kept, and nothing fails", async () => {
  const { cache } = await cacheAt();

  await cache.keep("key", { answer: "x".repeat(500_000), model: "m" });

  expect(await cache.find("key")).toBeUndefined();
});
