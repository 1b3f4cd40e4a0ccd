import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { inRow, lambda, MACHINE } from "./machines.ts";
import { aWorld, until } from "./support.ts";

const QUEUE = "http://queues.example/crm";

function sending(body: object): object {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::sqs:sendMessage",
    Parameters: { ...("QueueUrl.$" in body ? {} : { QueueUrl: QUEUE }), ...body },
  };
}

test("a message is sent as it is when it is a string and as JSON otherwise", async () => {
  const world = aWorld();
  const machine = inRow({
    Plain: { ...sending({ "MessageBody.$": "$.text" }), ResultPath: "$.sent" },
    Json: sending({ MessageBody: { "lead.$": "$.lead" } }),
  });

  const ended = await world.run(machine, { text: "hello", lead: 1 });

  expect(world.sent.map(({ body }) => body)).toEqual(["hello", '{"lead":1}']);
  expect(JSON.parse(ended.output ?? "")).toMatchObject({
    MD5OfMessageBody: createHash("md5").update('{"lead":1}').digest("hex"),
  });
});

test("a queue that refuses a message fails the task", async () => {
  const world = aWorld({
    async sendMessage() {
      throw new Error("no such queue");
    },
  });

  const ended = await world.run(inRow({ Send: sending({ MessageBody: "hello" }) }));

  expect(ended).toMatchObject({ error: "SQS.AmazonSQSException", cause: "no such queue" });
});

test("events go to the bus that is named, or to the default one", async () => {
  const world = aWorld();
  const entry = {
    Source: "agent.marketing",
    DetailType: "campaign_ready",
    Detail: { "lead.$": "$.lead" },
  };
  const Say = {
    Type: "Task",
    Resource: "arn:aws:states:::events:putEvents",
    Parameters: { Entries: [entry, { ...entry, EventBusName: "sales" }] },
  };

  const ended = await world.run(inRow({ Say }), { lead: "lead-1" });

  const event = {
    source: "agent.marketing",
    detailType: "campaign_ready",
    detail: { lead: "lead-1" },
  };
  expect(world.events.slice(0, 2)).toEqual([event, { ...event, busName: "sales" }]);
  expect(JSON.parse(ended.output ?? "")).toMatchObject({ FailedEntryCount: 0 });
});

test("parameters of the wrong kind fail the execution with a reason", async () => {
  const machine = inRow({ Send: sending({ "QueueUrl.$": "$.url", MessageBody: "hello" }) });

  const ended = await aWorld().run(machine, { url: 7 });

  expect(ended).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  expect(ended.cause).toContain("QueueUrl");
});

test("several hundred executions run side by side", async () => {
  const world = aWorld();
  const states = Array.from({ length: 20 }, (_, index) => [
    `State ${index}`,
    index % 2 ? { Type: "Pass" } : lambda("step"),
  ]);
  const machine = inRow(Object.fromEntries(states));
  const first = await world.start(machine);
  await world.ended(first.executionArn);
  const started = performance.now();

  const names = Array.from({ length: 300 }, (_, index) => `lead-${index}`);
  const stateMachineArn = MACHINE;
  await Promise.all(
    names.map((name) => world.ask("StartExecution", { stateMachineArn, name, input: "{}" })),
  );
  await until(() => world.events.length === names.length + 1);

  expect(world.calls).toHaveLength(10 * (names.length + 1));
  expect(performance.now() - started).toBeLessThan(5000);
});
