import { describe, expect, test } from "vitest";
import { unipileChannel } from "#shared/adapters/unipile/unipile-channel.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { hasContracts, vendorContract } from "../../support/vendor-contract.ts";
import {
  fieldsOf,
  jsonOf,
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

async function unipile(
  state: VendorState,
  change: (request: SeenRequest) => VendorAnswer | undefined = () => undefined,
) {
  const server = await vendorServer((request) => change(request) ?? answers(state, request));
  const options = { http: createJsonHttp(), apiKey: KEY, accountId: "acc-1" };
  return { ...server, channel: unipileChannel({ ...options, baseUrl: server.url }) };
}

function problem(status: number, type: string): VendorAnswer {
  return { status, json: { title: "no", type: `errors/${type}`, status } };
}

function answers(state: VendorState, { method, path }: SeenRequest): VendorAnswer {
  if (state === "restricted") return problem(403, "account_restricted");
  if (state === "limited") return problem(429, "too_many_requests");
  if (state === "nobody") return problem(404, "resource_not_found");
  if (state === "quotes-the-key") return { status: 400, json: { type: KEY, detail: KEY } };
  if (path.startsWith("/api/v1/users/") && method === "GET") {
    const isConnected = state !== "stranger";
    return {
      json: {
        provider_id: "ACoAA1",
        public_identifier: "gareth-oduya",
        is_relationship: isConnected,
      },
    };
  }
  if (state === "dies") return "dies";
  if (path === "/api/v1/users/invite") return { json: { invitation_id: "inv-1" } };
  if (path === "/api/v1/chats" && method === "POST") {
    return { status: 201, json: { object: "ChatStarted", chat_id: "c-1", message_id: "m-1" } };
  }
  if (path === "/api/v1/chats") {
    return { json: { items: [{ id: "c-1", attendee_provider_id: "ACoAA1" }], cursor: null } };
  }
  const ours = { id: "m-1", text: "Hello", timestamp: "2026-11-20T09:00:00.000Z", is_sender: 1 };
  const theirs = { ...ours, id: "m-2", text: "Tell me more", is_sender: 0 };
  return { json: { items: [theirs, ours, { ...theirs, id: "m-3", text: null }] } };
}

linkedInChannelContract("unipile", {
  isAutomation: true,
  make: async (state) => (await unipile(state)).channel,
});

test("a stranger is invited with the note, who is connected gets a message", async () => {
  const stranger = await unipile("stranger");
  expect(await stranger.channel.send(anInvitation)).toEqual({
    kind: "accepted",
    providerId: "inv-1",
  });
  const [, invite] = stranger.requests;
  expect(invite && jsonOf(invite)).toEqual({
    provider_id: "ACoAA1",
    account_id: "acc-1",
    message: anInvitation.text,
  });

  const connected = await unipile("connected");
  expect(await connected.channel.send(anInvitation)).toEqual({
    kind: "accepted",
    providerId: "m-1",
  });
  const [, chat] = connected.requests;
  expect(chat && (await fieldsOf(chat))).toEqual({
    account_id: ["acc-1"],
    attendees_ids: ["ACoAA1"],
    text: [anInvitation.text],
  });
});

test("who is not connected gets no message, and who has not answered an invitation no second one", async () => {
  const stranger = await unipile("stranger");
  const refused = { kind: "refused", type: "not-connected" };
  expect(await stranger.channel.send(aMessage)).toMatchObject(refused);
  const invitation = { type: "SENT", status: "PENDING" };
  const invited = await unipile("stranger", () => ({ json: { provider_id: "A", invitation } }));
  expect(await invited.channel.send(anInvitation)).toMatchObject(refused);
  expect([...stranger.requests, ...invited.requests].map(({ method }) => method)).toEqual([
    "GET",
    "GET",
  ]);
});

test("only what others wrote is a reply, with the address of their profile", async () => {
  const { channel } = await unipile("connected");
  expect(await channel.replies(since)).toEqual([
    { id: "m-2", profileUrl, text: "Tell me more", at: "2026-11-20T09:00:00.000Z" },
  ]);
});

test.each([
  [401, "disconnected_account", "restricted"],
  [422, "limit_exceeded", "restricted"],
  [422, "already_invited_recently", "not-connected"],
  [422, "user_unreachable", "not-found"],
  [503, "network_down", "try-later"],
])("HTTP %i with %s means %s", async (status, type, meaning) => {
  const { channel } = await unipile("stranger", ({ method }) =>
    method === "POST" ? problem(status, type) : undefined,
  );
  expect(await channel.send(anInvitation)).toMatchObject({ kind: "refused", type: meaning });
});

test.each([408, 500, 502, 504, 507, 520, 522, 524])(
  "HTTP %i, from Unipile or a proxy before it, is no refusal: it may have left",
  async (status) => {
    const { channel } = await unipile("stranger", ({ method }) =>
      method === "POST" ? problem(status, "request_timeout") : undefined,
    );
    await expect(channel.send(anInvitation)).rejects.toThrow(`HTTP ${status}`);
  },
);

test("what fails before anything is sent is tried later: only the sending itself can be unknown", async () => {
  for (const failure of ["dies", problem(504, "request_timeout")] as const) {
    const { channel } = await unipile("stranger", () => failure);
    expect(await channel.send(anInvitation)).toMatchObject({ kind: "refused", type: "try-later" });
    await expect(channel.replies(since)).rejects.toThrow("GET /chats");
  }
});

describe.skipIf(!hasContracts)("by Unipile's own contract (skipped without it)", () => {
  test("every request is one that Unipile describes", async () => {
    const problemsOf = vendorContract("unipile/unipile-v1.merged.json");
    const stranger = await unipile("stranger");
    const connected = await unipile("connected");
    await stranger.channel.send(anInvitation);
    await connected.channel.send(aMessage);
    await connected.channel.replies(since);
    const requests = [...stranger.requests, ...connected.requests];
    expect((await Promise.all(requests.map(problemsOf))).flat()).toEqual([]);
    expect(requests.every(({ headers }) => headers["x-api-key"] === KEY)).toBe(true);
  });
});
