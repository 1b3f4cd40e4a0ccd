import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { createApp } from "../../../functions/api/app.ts";
import type { Role } from "../../../functions/api/http/person.ts";
import { taskRoutes } from "../../../functions/api/routes/tasks.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { quietLog } from "../../support/quiet-log.ts";

const dynamo = embeddedDynamo();
const id = "task-lead-1.step-2.v1";

async function office() {
  const { client, table } = dynamo();
  const tasks = dynamoTaskStore(client, await table("operations"));
  await tasks.add({
    id,
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: "https://www.linkedin.com/in/gareth-oduya",
    text: "Hello Gareth",
    status: "open",
    createdAt: "2026-11-20T10:00:00.000Z",
  });
  const now = () => new Date("2026-11-20T12:00:00.000Z");
  const lambda = handle(createApp(taskRoutes({ tasks, now }), quietLog));

  return async (method: string, path: string, role: Role, body?: unknown) => {
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
}

test("LI-1: a rep finds the message to send by hand, says it is done, and it is gone from the list", async () => {
  const ask = await office();
  const listed = await ask("GET", "/api/v1/tasks", "viewer");
  expect(JSON.parse(listed.body)).toMatchObject({ tasks: [{ id, text: "Hello Gareth" }] });

  const end = { status: "done" };
  expect((await ask("POST", `/api/v1/tasks/${id}/close`, "viewer", end)).status).toBe(403);
  const closed = await ask("POST", `/api/v1/tasks/${id}/close`, "rep", end);
  expect(JSON.parse(closed.body)).toMatchObject({ status: "done", closedBy: "rep@seller.example" });
  const again = await ask("POST", `/api/v1/tasks/${id}/close`, "manager", { status: "skipped" });
  expect(JSON.parse(again.body)).toMatchObject({ status: "done", closedBy: "rep@seller.example" });
  const left = await ask("GET", "/api/v1/tasks", "viewer");
  expect(JSON.parse(left.body)).toEqual({ tasks: [] });
});

test("an unknown task is not found", async () => {
  const ask = await office();
  const end = { status: "done" };
  expect((await ask("POST", "/api/v1/tasks/other/close", "rep", end)).status).toBe(404);
});
