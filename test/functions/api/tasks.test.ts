import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { taskRoutes } from "../../../functions/api/routes/tasks.ts";
import { createApp } from "../../../functions/http/app.ts";
import type { Role } from "../../../functions/http/person.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { aConversation, anOutboxEntry, aSenderAccount } from "../../support/outreach-builders.ts";
import { outreachWorld } from "../../support/outreach-world.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();
const id = "task-lead-1.step-2.v1";

async function office() {
  const world = await outreachWorld(dynamo());
  const { tasks, now } = world;
  const to = "https://www.linkedin.com/in/gareth-oduya";
  await world.addLead();
  const profile = { id: "profile-1", channel: "linkedin", transport: "manual" } as const;
  await world.accounts.save(aSenderAccount({ ...profile, address: "ines" }));
  await world.conversations.begin(aConversation());
  const step = {
    step: 2,
    channel: "linkedin",
    transport: "manual",
    accountId: "profile-1",
  } as const;
  await world.outbox.plan(anOutboxEntry({ id: "lead-1.step-2.v1", ...step, to }));
  await tasks.add({
    id,
    leadId: "lead-1",
    kind: "linkedin-invite",
    to,
    text: "Hello Gareth",
    status: "open",
    createdAt: "2026-11-20T10:00:00.000Z",
  });
  const { mayContact, bus } = world.sendingDeps;
  const lambda = handle(createApp(taskRoutes({ ...world, mayContact, bus, now }), quietLog));

  const ask = async (method: string, path: string, role: Role, body?: unknown) => {
    const claims = {
      sub: `sub-${role}`,
      email: `${role}@seller.example`,
      "cognito:groups": `[${role}]`,
    };
    const event = {
      version: "2.0",
      rawPath: path,
      rawQueryString: "",
      headers: { host: "api.example", "content-type": "application/json" },
      requestContext: {
        authorizer: { jwt: { claims } },
        http: { method, path, sourceIp: "192.0.2.1" },
        requestId: "1",
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
    };
    const answer = await lambda(event as never, undefined as never);
    return {
      status: Number(Reflect.get(answer, "statusCode")),
      body: String(Reflect.get(answer, "body")),
    };
  };
  return { ...world, ask };
}

test("LI-1: a rep finds the message to send by hand, says it is done, and it is gone from the list", async () => {
  const { ask } = await office();
  const listed = await ask("GET", "/api/v1/tasks", "viewer");
  expect(JSON.parse(listed.body)).toMatchObject({ tasks: [{ id, text: "Hello Gareth" }] });

  const end = { status: "done" };
  expect((await ask("POST", `/api/v1/tasks/${id}/close`, "viewer", end)).status).toBe(403);
  const closed = await ask("POST", `/api/v1/tasks/${id}/close`, "rep", end);
  expect(JSON.parse(closed.body)).toMatchObject({ status: "done", closedBy: "rep@seller.example" });
  const again = await ask("POST", `/api/v1/tasks/${id}/close`, "manager", { status: "skipped" });
  expect(JSON.parse(again.body)).toMatchObject({ status: "done", closedBy: "rep@seller.example" });
  const left = await ask("GET", "/api/v1/tasks", "viewer");
  expect(JSON.parse(left.body)).toEqual({ tasks: [], stopped: [] });
});

/** The task was made on Friday at ten, for a step that nothing went before. */
async function handedOver() {
  const world = await office();
  await world.conversations.change("lead-1", (talk) => ({ ...talk, state: "initial_outreach" }));
  const step = (number: number, dueAt: string) =>
    anOutboxEntry({
      id: `lead-1.step-${number}.v1`,
      step: number,
      messageId: `tag-${number}@linkedin`,
      channel: "linkedin",
      transport: "manual",
      accountId: "profile-1",
      dueAt,
    });
  await world.outbox.plan({
    ...step(4, "2026-11-20T10:00:00.000Z"),
    status: "sent",
    sentAt: "2026-11-20T10:00:00.000Z",
  });
  await world.outbox.plan(step(5, "2026-11-24T10:00:00.000Z"));
  const task = "task-lead-1.step-4.v1";
  await world.tasks.add({
    id: task,
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: "https://www.linkedin.com/in/gareth-oduya",
    text: "Hello Gareth",
    status: "open",
    createdAt: "2026-11-20T10:00:00.000Z",
  });
  const close = (status: string) =>
    world.ask("POST", `/api/v1/tasks/${task}/close`, "rep", { status });
  const sent = async () =>
    (
      await Promise.all(["2026-11-20", "2026-11-23"].map((day) => world.outcomes.ofDay(day)))
    ).flat();
  return { ...world, close, sent };
}

test("what was done by hand counts as sent from then on, once, and the step after it keeps its distance", async () => {
  const { close, sent, setTime, conversations, outbox } = await handedOver();
  setTime("2026-11-23T12:00:00.000Z");
  await close("done");
  await close("done");

  expect(await sent()).toMatchObject([{ kind: "sent", at: "2026-11-23T12:00:00.000Z", step: 4 }]);
  expect(await conversations.find("lead-1")).toMatchObject({
    state: "awaiting_response",
    reason: "step 4 was sent by hand by rep@seller.example",
    lastOutboundAt: "2026-11-23T12:00:00.000Z",
  });
  expect(await outbox.find("lead-1", "lead-1.step-5.v1")).toMatchObject({
    dueAt: "2026-11-27T12:00:00.000Z",
  });
});

test("what nobody will do is never counted as sent, and the conversation says so", async () => {
  const { close, sent, conversations, outbox } = await handedOver();
  await close("skipped");

  expect(await sent()).toEqual([]);
  expect(await conversations.find("lead-1")).toMatchObject({
    state: "initial_outreach",
    reason: "step 4 was not done by hand, said rep@seller.example",
  });
  expect(await outbox.find("lead-1", "lead-1.step-5.v1")).toMatchObject({
    dueAt: "2026-11-24T10:00:00.000Z",
  });
});

test("an unknown task is not found", async () => {
  const { ask } = await office();
  const end = { status: "done" };
  expect((await ask("POST", "/api/v1/tasks/other/close", "rep", end)).status).toBe(404);
});

test("who asked for no more messages is not written to by hand either: the task shows why, and cannot be done", async () => {
  const { ask, suppressions } = await office();
  const email = "gareth.oduya@kestrel-bearings.example";
  const at = "2026-11-20T11:00:00.000Z";
  const wish = { scope: "address", reason: "opted-out", source: "one-click", at } as const;
  await suppressions.add("address", email, wish);

  const listed = JSON.parse((await ask("GET", "/api/v1/tasks", "viewer")).body);
  expect(listed).toMatchObject({
    tasks: [],
    stopped: [{ id, reason: expect.stringContaining("no more messages") }],
  });
  expect(listed.stopped[0]).not.toHaveProperty("text");
  const close = (status: string) => ask("POST", `/api/v1/tasks/${id}/close`, "rep", { status });
  const refused = await close("done");
  expect(refused.status).toBe(409);
  expect(refused.body).toContain("no more messages");
  expect(JSON.parse((await close("skipped")).body)).toMatchObject({ status: "skipped" });
});

test("a task is not done while sending is paused, and comes back when it goes on", async () => {
  const { ask, pauses, now } = await office();
  const at = now().toISOString();
  await pauses.pause({ scope: { kind: "all" }, reason: "wrong price", by: "ines", at });

  const listed = JSON.parse((await ask("GET", "/api/v1/tasks", "viewer")).body);
  expect(listed).toMatchObject({
    tasks: [],
    stopped: [{ id, reason: "wrong price", isHeld: true }],
  });
  const refused = await ask("POST", `/api/v1/tasks/${id}/close`, "rep", { status: "done" });
  expect(refused).toMatchObject({ status: 409, body: expect.stringContaining("wrong price") });

  await pauses.resume({ kind: "all" }, "ines", now());
  expect(JSON.parse((await ask("GET", "/api/v1/tasks", "viewer")).body)).toMatchObject({
    tasks: [{ id }],
  });
});

test("a task of a sequence that an answer ended is stopped", async () => {
  const { ask, conversations } = await office();
  await conversations.stopCompany("kestrel-bearings.example", "Hannah answered", new Date());
  expect(JSON.parse((await ask("GET", "/api/v1/tasks", "viewer")).body)).toMatchObject({
    tasks: [],
    stopped: [{ id, reason: "Hannah answered" }],
  });
});

test("a task of a paused profile is held, though another profile could send it", async () => {
  const { ask, pauses, accounts, now } = await office();
  const other = { id: "profile-2", channel: "linkedin", transport: "manual" } as const;
  await accounts.save(aSenderAccount({ ...other, address: "tom" }));
  const scope = { kind: "account", id: "profile-1" } as const;
  await pauses.pause({ scope, reason: "LinkedIn warned", by: "ines", at: now().toISOString() });

  expect(JSON.parse((await ask("GET", "/api/v1/tasks", "viewer")).body)).toMatchObject({
    tasks: [],
    stopped: [{ id, reason: "LinkedIn warned", isHeld: true }],
  });
  const refused = await ask("POST", `/api/v1/tasks/${id}/close`, "rep", { status: "done" });
  expect(refused.status).toBe(409);
});
