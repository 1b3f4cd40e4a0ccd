import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { isFromSlack, readSlackAction } from "#shared/adapters/slack/slack-action.ts";
import { slackChat } from "#shared/adapters/slack/slack-chat.ts";
import type { ChatMessage } from "#shared/ports/team-chat.ts";
import { ChatUnavailable } from "#shared/ports/team-chat.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { localServer } from "../../support/local-server.ts";

const http = createJsonHttp();
const connection = async () => ({ token: "xoxb-test", channel: "C1H9RESGL" });
const message: ChatMessage = {
  text: "Please decide: a meeting for <!channel> & Co",
  paragraphs: ["Gareth Oduya wants to meet", "x".repeat(5_000)],
  buttons: [
    { label: "Approve", action: "approve", value: "approval-1" },
    { label: "Edit or choose", url: "https://department.example/a/token" },
  ],
};

const Blocks = z.array(
  z.looseObject({
    type: z.string(),
    text: z.object({ type: z.string(), text: z.string() }).optional(),
    elements: z.array(z.looseObject({ action_id: z.string() })).optional(),
  }),
);

function answering(answer: unknown) {
  const bodies: URLSearchParams[] = [];
  const server = localServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    bodies.push(new URLSearchParams(body));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer));
  });
  return { bodies, server };
}

test("a message is plain text in blocks, cut to Slack's limits, with its buttons", async () => {
  const { bodies, server } = answering({ ok: true, channel: "C1H9RESGL", ts: "1.2" });
  const chat = slackChat({ http, connection, baseUrl: (await server).url });
  expect(await chat.post(message)).toEqual({
    kind: "posted",
    place: { channel: "C1H9RESGL", timestamp: "1.2" },
  });
  const [body] = bodies;
  expect(body?.get("text")).toBe("Please decide: a meeting for &lt;!channel&gt; &amp; Co");
  const blocks = Blocks.parse(JSON.parse(body?.get("blocks") ?? ""));
  expect(blocks.map(({ text }) => text?.type).slice(0, 2)).toEqual(["plain_text", "plain_text"]);
  expect(blocks[1]?.text?.text.length).toBeLessThanOrEqual(3_000);
  expect(blocks[2]?.elements?.map(({ action_id: id }) => id)).toEqual(["approve", "open"]);
});

test("what Slack refuses is an outcome; a limit is worth another try; without a token nothing is sent", async () => {
  const refused = answering({ ok: false, error: "channel_not_found" });
  const chat = slackChat({ http, connection, baseUrl: (await refused.server).url });
  expect(await chat.post(message)).toEqual({ kind: "refused", reason: "channel_not_found" });
  const limited = answering({ ok: false, error: "ratelimited" });
  const busy = slackChat({ http, connection, baseUrl: (await limited.server).url });
  await expect(busy.post(message)).rejects.toThrow(ChatUnavailable);
  const off = slackChat({ http, connection: async () => undefined });
  expect(await off.post(message)).toEqual({ kind: "not-connected" });
});

test("a signature is of the bytes as they came, and good for five minutes", () => {
  // Slack's own worked example.
  const request = {
    body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    timestamp: "1531420618",
    signature: "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
  };
  const secret = "8f742231b10e8888abcd99yyyzzz85a5";
  const then = new Date(1_531_420_618_000);
  expect(isFromSlack(request, secret, then)).toBe(true);
  expect(isFromSlack({ ...request, body: `${request.body}&` }, secret, then)).toBe(false);
  expect(isFromSlack(request, "another", then)).toBe(false);
  expect(isFromSlack(request, secret, new Date(then.getTime() + 301_000))).toBe(false);
  expect(isFromSlack({ ...request, signature: undefined }, secret, then)).toBe(false);
});

test("only our two buttons are read", () => {
  const press = (actions: unknown) =>
    readSlackAction(
      new URLSearchParams({
        payload: JSON.stringify({ type: "block_actions", user: { id: "U1" }, actions }),
      }).toString(),
    );
  expect(press([{ action_id: "reject", value: "a" }])).toEqual({
    userId: "U1",
    userName: "U1",
    action: "reject",
    value: "a",
  });
  expect(press([{ action_id: "open" }])).toBeUndefined();
  expect(readSlackAction("payload=%7B")).toBeUndefined();
  expect(readSlackAction("nothing")).toBeUndefined();
});

// Slack's own description may not be published with the project; without it this is skipped.
const contract = path.resolve("../shared/contracts/slack/slack-web-api.slice.json");

describe.skipIf(!existsSync(contract))("by Slack's own contract (skipped without it)", () => {
  let url = "";
  let stop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    server.close();
    await once(server, "close");
    url = `http://127.0.0.1:${port}`;
    const prism = createRequire(import.meta.url).resolve("@stoplight/prism-cli");
    const args = [prism, "mock", "-h", "127.0.0.1", "-p", `${port}`, contract];
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    stop = async () => {
      child.kill();
      await once(child, "exit");
    };
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const isUp = await fetch(`${url}/auth.test`).then(
        () => true,
        () => false,
      );
      if (isUp) return;
      await sleep(50);
    }
  }, 30_000);
  afterAll(() => stop());

  test("Slack takes our message and our change of it, and we take its answers", async () => {
    const chat = slackChat({ http, connection, baseUrl: url });
    expect(await chat.post(message)).toMatchObject({ kind: "posted" });
    const place = { channel: "C1H9RESGL", timestamp: "1503435956.000247" };
    expect(await chat.update(place, message)).toMatchObject({ kind: "posted" });
  });
});
