import { expect, test } from "vitest";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const at = new Date("2026-11-20T12:00:00.000Z");

function aTask(task: Partial<PersonTask> = {}): PersonTask {
  return {
    id: "task-lead-1.step-2.v1",
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: "https://www.linkedin.com/in/gareth-oduya",
    text: "Hello Gareth",
    status: "open",
    createdAt: "2026-11-20T10:00:00.000Z",
    ...task,
  };
}

async function tasks() {
  const { client, table } = dynamo();
  return dynamoTaskStore(client, await table("operations"));
}

test("the same task again changes nothing, and open ones stand oldest first", async () => {
  const store = await tasks();
  await store.add(aTask());
  await store.add(aTask({ text: "Another text" }));
  await store.add(aTask({ id: "task-b", createdAt: "2026-11-20T09:00:00.000Z" }));
  expect(await store.open(10)).toMatchObject([{ id: "task-b" }, { text: "Hello Gareth" }]);
  expect(await store.open(1)).toHaveLength(1);
});

test("a task ends once: who comes second gets the first one's answer", async () => {
  const store = await tasks();
  await store.add(aTask());
  const { id } = aTask();
  const ends = await Promise.all([
    store.close(id, { status: "done", by: "ada@seller.example", at }),
    store.close(id, { status: "skipped", by: "bo@seller.example", at }),
  ]);
  expect(ends[0]).toEqual(ends[1]);
  expect(await store.find(id)).toEqual(ends[0]);
  expect(await store.open(10)).toEqual([]);
  expect(await store.close("unknown", { status: "done", by: "ada", at })).toBeUndefined();
  // A late repetition of the entry does not open it again.
  await store.add(aTask());
  expect(await store.open(10)).toEqual([]);
});
