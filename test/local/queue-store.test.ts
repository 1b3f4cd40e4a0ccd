import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { machineClock } from "../../local/clock/department-clock.ts";
import {
  openQueueStore,
  type QueueSettings,
  type QueueStore,
} from "../../local/queues/queue-store.ts";

let directory: string;
let time: number;
let store: QueueStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "queues-"));
  time = 1_000_000;
  store = open();
});

afterEach(async () => {
  store.close();
  await rm(directory, { recursive: true });
});

function open(): QueueStore {
  const opened = openQueueStore(join(directory, "queues.sqlite"), {
    ...machineClock,
    now: () => time,
  });
  opened.createQueue(aQueue({ name: "dead" }));
  opened.createQueue(aQueue({ name: "work", redrive: { queue: "dead", maxReceiveCount: 2 } }));
  return opened;
}

function reopen(): void {
  store.close();
  store = open();
}

function aQueue(settings: Partial<QueueSettings> & { name: string }): QueueSettings {
  return {
    visibilitySeconds: 30,
    retentionSeconds: 3600,
    delaySeconds: 0,
    waitSeconds: 0,
    ...settings,
  };
}

function bodies(queue: string): readonly string[] {
  return store.receive(queue, 10).map(({ body }) => body);
}

test("messages come in the order they were sent, once", () => {
  for (const body of ["a", "b", "c"]) store.send("work", body);

  expect(bodies("work")).toEqual(["a", "b", "c"]);
  expect(bodies("work")).toEqual([]);
});

test("a message that is not deleted comes again after its visibility time", () => {
  store.send("work", "a");
  store.receive("work", 1);

  time += 29_999;
  expect(bodies("work")).toEqual([]);
  time += 1;
  expect(bodies("work")).toEqual(["a"]);
});

test("a delayed message stays hidden until its time", () => {
  store.send("work", "later", { delaySeconds: 5 });

  expect(bodies("work")).toEqual([]);
  time += 5000;
  expect(bodies("work")).toEqual(["later"]);
});

test("a message received too often moves to the dead-letter queue, and can be sent back", () => {
  store.send("work", "poison");
  for (const _ of ["first", "second"]) {
    expect(bodies("work")).toEqual(["poison"]);
    time += 30_000;
  }

  expect(bodies("work")).toEqual([]);
  expect(store.counts("dead").visible).toBe(1);
  expect(store.redrive("dead")).toBe(1);
  expect(bodies("work")).toEqual(["poison"]);
});

test("a restart gives back what was in work, without counting it as a failure", () => {
  store.send("work", "a");
  for (let restarts = 0; restarts < 5; restarts += 1) {
    expect(store.receive("work", 1).map(({ receiveCount }) => receiveCount)).toEqual([1]);
    reopen();
  }
});

test("a restart does not shorten the wait of a message that its consumer put off", () => {
  store.send("work", "a");
  const [message] = store.receive("work", 1);
  store.hide("work", message?.receipt ?? "", 600);
  store.release([message?.receipt ?? ""]);
  reopen();

  expect(bodies("work")).toEqual([]);
  time += 600_000;
  expect(bodies("work")).toEqual(["a"]);
});

test("a deleted message does not come back after a restart", () => {
  store.send("work", "a");
  const [message] = store.receive("work", 1);
  store.remove("work", message?.receipt ?? "");
  reopen();

  time += 60_000;
  expect(bodies("work")).toEqual([]);
});

test("a receipt of an earlier delivery deletes nothing", () => {
  store.send("work", "a");
  const [first] = store.receive("work", 1);
  time += 30_000;
  store.receive("work", 1);
  store.remove("work", first?.receipt ?? "");

  expect(store.counts("work").inFlight).toBe(1);
});

test("who waits is woken by the next message", async () => {
  const arrival = store.arrival("work", AbortSignal.timeout(5000));
  store.send("work", "a");
  await arrival;

  expect(bodies("work")).toEqual(["a"]);
});

test("messages older than the retention are gone after a restart", () => {
  store.send("work", "old");
  time += 3_600_001;
  reopen();

  expect(store.counts("work")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});
