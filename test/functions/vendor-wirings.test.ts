import { generateKeyPairSync } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import type { TransportName } from "#shared/domain/outreach/sender-account.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { connectedCalendar } from "../../functions/calendar-wiring.ts";
import { linkedInFor } from "../../functions/linkedin-for.ts";
import { speechWiring } from "../../functions/speech-wiring.ts";
import { aSenderAccount } from "../support/outreach-builders.ts";

const now = () => new Date("2026-11-20T10:00:00Z");
const google = {
  GOOGLE_SERVICE_ACCOUNT: JSON.stringify({ client_email: "a@b.example", private_key: "pem" }),
  GOOGLE_CALENDAR_ID: "sales@seller.example",
};
const microsoft = {
  MICROSOFT_TENANT_ID: "t",
  MICROSOFT_CLIENT_ID: "c",
  MICROSOFT_CLIENT_SECRET: "s",
  MICROSOFT_CALENDAR_USER: "sales@seller.example",
};
const calCom = { CAL_COM_API_KEY: "k", CAL_COM_EVENT_TYPE_ID: "7" };
const unipile = { UNIPILE_URL: "https://u.example", UNIPILE_API_KEY: "k", UNIPILE_ACCOUNT_ID: "a" };

afterEach(() => vi.unstubAllEnvs());

function calendarOf(keys: DepartmentSecret) {
  return connectedCalendar({ meetings: { from: async () => [] }, secret: async () => keys, now })();
}

test.each([
  [{}, "working-hours"],
  [{ GOOGLE_CALENDAR_ID: "alone" }, "working-hours"],
  [google, "google"],
  [microsoft, "microsoft"],
  [calCom, "cal-com"],
  [{ ...calCom, ...google }, "google"],
])("the keys %j mean the calendar %s", async (keys, name) => {
  expect((await calendarOf(keys)).name).toBe(name);
});

test("a service account that cannot be read is said without its text", async () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const error = await calendarOf({ ...google, GOOGLE_SERVICE_ACCOUNT: pem }).catch(String);
  expect(error).toContain("GOOGLE_SERVICE_ACCOUNT is no key file");
  expect(error).not.toContain("PRIVATE");
});

test("a new key is used without a deploy, and the same keys keep their calendar", async () => {
  let keys: DepartmentSecret = {};
  const calendar = connectedCalendar({
    meetings: { from: async () => [] },
    secret: async () => keys,
    now,
  });
  expect((await calendar()).name).toBe("working-hours");
  keys = calCom;
  const connected = await calendar();
  expect(connected.name).toBe("cal-com");
  expect(await calendar()).toBe(connected);
});

function linkedIn(keys: DepartmentSecret, transports: readonly TransportName[] = []) {
  const accounts = transports.map((transport) =>
    aSenderAccount({ channel: "linkedin", transport }),
  );
  return linkedInFor({
    secret: async () => keys,
    accounts: { list: async () => accounts },
    tasks: { add: async () => undefined },
    http: createJsonHttp(),
    now,
  });
}

test("LI-1: without keys LinkedIn is a person's task, and an automation is no way", async () => {
  const { linkedIn: way } = linkedIn({});
  expect((await way("manual"))?.name).toBe("manual");
  expect(await way("unipile")).toBeUndefined();
  expect(await way("gojiberry")).toBeUndefined();
  expect((await way("dripify"))?.abilities.canInvite).toBe(false);
});

test("LI-1: an inbox is looked into only where an account was set up for it, not for a stored key", async () => {
  const keys = { ...unipile, GOJIBERRY_API_KEY: "k" };
  expect(await linkedIn(keys, ["manual", "smtp"]).polledChannels()).toEqual([]);
  const polled = await linkedIn(keys, ["unipile", "dripify"]).polledChannels();
  expect(polled.map(({ name }) => name)).toEqual(["unipile"]);
  expect(await linkedIn({}, ["unipile"]).polledChannels()).toEqual([]);
});

test("a stored key speaks before AWS, and a laptop without one has no voice", async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "a");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "b");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  const cartesia = { CARTESIA_API_KEY: "k", CARTESIA_VOICE_ID: "v" };
  const speech = (mode: "aws" | "keys-only", keys: DepartmentSecret = {}) =>
    speechWiring({ mode, secret: async () => keys, now })();

  expect(await speech("aws", cartesia)).toMatchObject({ hear: { name: "cartesia" } });
  expect(await speech("aws")).toMatchObject({
    hear: { name: "transcribe" },
    say: { name: "polly" },
  });
  expect(await speech("keys-only")).toBeUndefined();
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
  expect(await speech("aws")).toBeUndefined();
});
