import { expect, test } from "vitest";
import { inRow } from "./machines.ts";
import { aWorld, until, type World } from "./support.ts";

function asking(more: object = {}): object {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    Parameters: {
      QueueUrl: "http://queues.example/approvals",
      MessageBody: { "token.$": "$$.Task.Token", "lead.$": "$.lead" },
    },
    ...more,
  };
}

async function tokenSent(world: World, index = 0): Promise<string> {
  await until(() => world.sent.length > index);
  return JSON.parse(world.sent[index]?.body ?? "").token;
}

test("an execution goes on with what the holder of its token says", async () => {
  const world = aWorld();
  const { executionArn } = await world.start(inRow({ Approve: asking() }), { lead: "lead-1" });
  const taskToken = await tokenSent(world);

  await world.ask("SendTaskSuccess", { taskToken, output: '{"approved":true}' });

  expect((await world.ended(executionArn)).output).toBe('{"approved":true}');
  expect(JSON.parse(world.sent[0]?.body ?? "")).toEqual({ token: taskToken, lead: "lead-1" });
});

test("the holder's failure can be caught", async () => {
  const world = aWorld();
  const Catch = [{ ErrorEquals: ["Rejected"], Next: "Park" }];
  const machine = inRow({ Approve: asking({ Catch, End: true }), Park: { Type: "Pass" } });
  const { executionArn } = await world.start(machine, { lead: 1 });

  await world.ask("SendTaskFailure", {
    taskToken: await tokenSent(world),
    error: "Rejected",
    cause: "too early",
  });

  const ended = await world.ended(executionArn);
  expect(JSON.parse(ended.output ?? "")).toEqual({ Error: "Rejected", Cause: "too early" });
});

test("a function can be given the token", async () => {
  const world = aWorld();
  const Ask = {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Parameters: { FunctionName: "ask", Payload: { "token.$": "$$.Task.Token" } },
  };
  const { executionArn } = await world.start(inRow({ Ask }));
  await until(() => world.calls.length > 0);

  await world.ask("SendTaskSuccess", { taskToken: tokenIn(world.calls[0]?.payload), output: "1" });

  expect((await world.ended(executionArn)).output).toBe("1");
});

function tokenIn(payload: unknown): string {
  return typeof payload === "object" && payload && "token" in payload ? `${payload.token}` : "";
}

test("each iteration has its own token", async () => {
  const world = aWorld();
  const machine = inRow({ Each: { Type: "Map", ItemProcessor: inRow({ Approve: asking() }) } });
  const { executionArn } = await world.start(machine, [{ lead: "same" }, { lead: "same" }]);
  const tokens = [await tokenSent(world, 0), await tokenSent(world, 1)];

  for (const [index, taskToken] of tokens.toReversed().entries()) {
    await world.ask("SendTaskSuccess", { taskToken, output: `${index}` });
  }

  expect((await world.ended(executionArn)).output).toBe("[1,0]");
});

test("a token is good once, and an invented one never", async () => {
  const world = aWorld();
  const { executionArn } = await world.start(inRow({ Approve: asking() }), { lead: 1 });
  const taskToken = await tokenSent(world);
  await world.ask("SendTaskSuccess", { taskToken, output: "1" });

  const again = world.ask("SendTaskSuccess", { taskToken, output: "2" });
  await expect(again).rejects.toMatchObject({ code: "TaskTimedOut" });
  await world.ended(executionArn);
  const late = world.ask("SendTaskFailure", { taskToken });
  await expect(late).rejects.toMatchObject({ code: "TaskTimedOut" });
  const invented = world.ask("SendTaskHeartbeat", { taskToken: "invented" });
  await expect(invented).rejects.toMatchObject({ code: "InvalidToken" });
});

test("an output that is no JSON is refused and the token stays good", async () => {
  const world = aWorld();
  const { executionArn } = await world.start(inRow({ Approve: asking() }), { lead: 1 });
  const taskToken = await tokenSent(world);

  const refused = world.ask("SendTaskSuccess", { taskToken, output: "{" });

  await expect(refused).rejects.toMatchObject({ code: "InvalidOutput" });
  await world.ask("SendTaskSuccess", { taskToken, output: "{}" });
  expect((await world.ended(executionArn)).status).toBe("SUCCEEDED");
});

test("heartbeats keep a token task alive, and their absence ends it", async () => {
  const world = aWorld();
  const machine = inRow({ Approve: asking({ HeartbeatSecondsPath: "$.seconds" }) });
  const { executionArn } = await world.start(machine, { lead: 1, seconds: 0.4 });
  const taskToken = await tokenSent(world);
  const started = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 200));

  await world.ask("SendTaskHeartbeat", { taskToken });
  const ended = await world.ended(executionArn);

  expect(ended).toMatchObject({ status: "FAILED", error: "States.HeartbeatTimeout" });
  expect(Date.now() - started).toBeGreaterThan(550);
});

test("a token, its answer and its deadline survive a restart", async () => {
  const world = aWorld();
  const machine = inRow({ Approve: asking({ TimeoutSeconds: 1 }), Again: asking() });
  const { executionArn } = await world.start(machine, { lead: 1 });
  const taskToken = await tokenSent(world);
  const started = Date.now();
  await world.restart();

  await world.ask("SendTaskSuccess", { taskToken, output: '{"lead":2}' });
  await tokenSent(world, 1);
  const late = await world.start(machine, { lead: 3 });
  await tokenSent(world, 2);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await world.restart();
  const ended = await world.ended(late.executionArn);

  expect(ended.error).toBe("States.Timeout");
  expect(Date.now() - started).toBeLessThan(1500);
  expect(world.sent.map(({ body }) => JSON.parse(body).lead)).toEqual([1, 2, 3]);
  expect((await world.ask("DescribeExecution", { executionArn })).status).toBe("RUNNING");
});
