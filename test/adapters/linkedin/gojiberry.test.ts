import { describe, expect, test } from "vitest";
import { gojiberryChannel } from "#shared/adapters/gojiberry/gojiberry-channel.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { hasContracts, vendorContract } from "../../support/vendor-contract.ts";
import {
  fieldsOf,
  type SeenRequest,
  type VendorAnswer,
  vendorServer,
} from "../../support/vendor-server.ts";
import {
  aMessage,
  anInvitation,
  KEY,
  linkedInChannelContract,
  profileUrl,
  type VendorState,
} from "./linkedin-channel-contract.ts";

const since = new Date("2026-11-20T08:00:00Z");
const theirs = {
  id: 7,
  text: "Tell me more",
  timestamp: "2026-11-20T09:00:00.000Z",
  is_sender: 0,
};

async function gojiberry(
  state: VendorState,
  messages: unknown = { data: [theirs] },
  change: (request: SeenRequest) => VendorAnswer | undefined = () => undefined,
) {
  const server = await vendorServer(
    (request) => change(request) ?? answers(state, request, messages),
  );
  const now = () => new Date("2026-11-20T10:00:00Z");
  const options = { http: createJsonHttp(), apiKey: KEY, now, baseUrl: server.url };
  return { ...server, channel: gojiberryChannel(options) };
}

function answers(state: VendorState, { path }: SeenRequest, messages: unknown): VendorAnswer {
  if (state === "restricted") return { status: 403, json: { message: "seat" } };
  if (state === "limited") return { status: 429, json: {} };
  if (state === "quotes-the-key") return { status: 400, json: { message: `bad key ${KEY}` } };
  const other = { id: 4, profileUrl: "https://www.linkedin.com/in/gareth-oduya-2" };
  const contact = { id: 5, profileUrl: `${profileUrl}/` };
  if (path === "/v1/contact") {
    return { json: { contacts: state === "nobody" ? [other] : [other, contact] } };
  }
  if (path === "/v1/unibox/contact/5") {
    return { json: state === "stranger" ? [] : [{ id: "chat-1" }] };
  }
  if (path === "/v1/unibox/threads") {
    return {
      json: [
        { id: 1, contact: { profileUrl } },
        { id: 2, contact: null },
      ],
    };
  }
  if (path === "/v1/unibox/threads/1/messages") return { json: messages };
  return state === "dies" ? "dies" : { status: 201, json: { id: "sent-1" } };
}

linkedInChannelContract("gojiberry", {
  isAutomation: true,
  make: async (state) => (await gojiberry(state)).channel,
});

test("a message goes into the conversation that its campaign began", async () => {
  const { channel, requests } = await gojiberry("connected");
  expect(await channel.send(aMessage)).toEqual({ kind: "accepted", providerId: "sent-1" });
  const last = requests.at(-1);
  expect(last && (await fieldsOf(last))).toEqual({ chatId: ["chat-1"], message: [aMessage.text] });
});

test.each([408, 500, 502, 504, 520, 524])(
  "HTTP %i to a message is no refusal: it may have left",
  async (status) => {
    const { channel } = await gojiberry("connected", undefined, ({ method }) =>
      method === "POST" ? { status, json: {} } : undefined,
    );
    await expect(channel.send(aMessage)).rejects.toThrow("send-message");
  },
);

test("without a conversation there is nothing to write in", async () => {
  const { channel } = await gojiberry("stranger");
  expect(await channel.send(aMessage)).toMatchObject({ kind: "refused", type: "not-connected" });
});

test("our own messages, empty ones and old ones are no replies", async () => {
  const { channel } = await gojiberry("connected", [
    { ...theirs, is_sender: 1 },
    { ...theirs, id: 8, text: "" },
    { ...theirs, id: 9, timestamp: "2026-11-19T09:00:00Z" },
    { id: "b", content: "Yes", createdAt: "2026-11-20T09:30:00Z", isSender: false },
    theirs,
  ]);
  expect(await channel.replies(since)).toEqual([
    { id: "7", profileUrl, text: "Tell me more", at: "2026-11-20T09:00:00.000Z" },
    { id: "b", profileUrl, text: "Yes", at: "2026-11-20T09:30:00.000Z" },
  ]);
});

test("a message of which nobody can tell who wrote it fails the look instead of being passed over", async () => {
  const { channel } = await gojiberry("connected", [{ id: 1, text: "Stop writing to me" }]);
  await expect(channel.replies(since)).rejects.toThrow("form we do not know");
});

describe.skipIf(!hasContracts)("by Gojiberry's own contract (skipped without it)", () => {
  test("every request is one that Gojiberry describes", async () => {
    const problemsOf = vendorContract("gojiberry/gojiberry-external.json");
    const { channel, requests } = await gojiberry("connected");
    await channel.send(anInvitation);
    await channel.send(aMessage);
    await channel.replies(since);
    expect((await Promise.all(requests.map(problemsOf))).flat()).toEqual([]);
    expect(requests.length).toBe(5);
  });
});
