import { generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { googleCalendar } from "#shared/adapters/google-calendar/google-calendar.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { hasContracts, vendorContract } from "../../support/vendor-contract.ts";
import {
  jsonOf,
  type SeenRequest,
  type VendorAnswer,
  vendorServer,
} from "../../support/vendor-server.ts";
import {
  anEvent,
  busySlot,
  calendarContract,
  KEY,
  movedEvent,
  now,
  range,
  type Trouble,
} from "./calendar-contract.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const account = {
  client_email: "department@project.example",
  private_key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
};
const calendarId = "sales@tidewater-planning.example";

const Timed = z.object({ start: z.object({ dateTime: z.string() }) });
const Inserted = Timed.extend({ id: z.string().regex(/^[a-v0-9]{5,1024}$/) });

async function google(trouble: Trouble = "none", clock = now) {
  const events = new Map<string, string>();
  const server = await vendorServer((request) => answer(request, trouble, events));
  const calendar = googleCalendar({
    http: createJsonHttp(),
    account,
    calendarId,
    now: clock,
    baseUrl: server.url,
    tokenUrl: `${server.url}/token`,
  });
  return { ...server, calendar, booked: () => [...events.values()] };
}

function answer(request: SeenRequest, trouble: Trouble, events: Map<string, string>): VendorAnswer {
  const { method, path } = request;
  if (trouble === "down") return { status: 503, json: {} };
  if (path === "/token") {
    if (trouble === "key-refused") return { status: 400, json: { error: "invalid_grant" } };
    return { json: { access_token: KEY, expires_in: 3599, token_type: "Bearer" } };
  }
  if (path.endsWith("/freeBusy")) {
    const busy = [{ start: "2026-11-23T11:00:00+01:00", end: "2026-11-23T12:00:00+01:00" }];
    return { json: { calendars: { [calendarId]: { busy } } } };
  }
  const [, id = ""] = /\/events\/(.+)$/.exec(path) ?? [];
  if (method === "POST") {
    const event = Inserted.parse(jsonOf(request));
    if (events.has(event.id)) return { status: 409, json: { error: { code: 409 } } };
    events.set(event.id, new Date(event.start.dateTime).toISOString());
    return { json: { id: event.id, hangoutLink } };
  }
  if (!events.has(id)) return { status: 410, json: {} };
  if (method === "GET") return { json: { id, hangoutLink } };
  if (method === "DELETE") events.delete(id);
  else events.set(id, new Date(Timed.parse(jsonOf(request)).start.dateTime).toISOString());
  return method === "DELETE" ? { status: 204 } : { json: { id } };
}

const hangoutLink = "https://meet.google.com/abc-defg-hij";

calendarContract("of Google", google, { asksVendor: true });

test("the service account signs for itself, and its token serves until shortly before its end", async () => {
  let time = now().getTime();
  const { calendar, requests } = await google("none", () => new Date(time));
  await calendar.busy(range);
  await calendar.busy(range);
  const tokens = () => requests.filter(({ path }) => path === "/token");
  expect(tokens()).toHaveLength(1);
  const form = new URLSearchParams(tokens()[0]?.body.toString("utf8"));
  const [header = "", claims = "", signature = ""] = form.get("assertion")?.split(".") ?? [];
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify("sha256", signed, publicKey, Buffer.from(signature, "base64url"))).toBe(true);
  expect(JSON.parse(Buffer.from(claims, "base64url").toString("utf8"))).toMatchObject({
    iss: account.client_email,
    scope: "https://www.googleapis.com/auth/calendar",
  });
  time += 3_540_000;
  await calendar.busy(range);
  expect(tokens()).toHaveLength(2);
});

test("Google invites nobody: the attendee stands in the text, for the invitation is ours", async () => {
  const { calendar, requests } = await google();
  await calendar.book(anEvent);
  const inserted = requests.at(-1);
  expect(inserted?.query.get("sendUpdates")).toBe("none");
  const event = inserted ? jsonOf(inserted) : undefined;
  expect(event).toMatchObject({
    summary: anEvent.title,
    start: { dateTime: anEvent.slot.startsAt, timeZone: "Europe/London" },
  });
  expect(event).not.toHaveProperty("attendees");
  expect(JSON.stringify(event)).toContain(anEvent.attendee.email);
});

test("a calendar that is not shared with the account is unavailable, not free", async () => {
  const errors = [{ domain: "global", reason: "notFound" }];
  const server = await vendorServer(({ path }) =>
    path === "/token"
      ? { json: { access_token: KEY, expires_in: 3599 } }
      : { json: { calendars: { [calendarId]: { errors, busy: [] } } } },
  );
  const calendar = googleCalendar({
    http: createJsonHttp(),
    account,
    calendarId,
    now,
    baseUrl: server.url,
    tokenUrl: `${server.url}/token`,
  });
  await expect(calendar.busy(range)).rejects.toThrow("notFound");
});

describe.skipIf(!hasContracts)("by Google's own contract (skipped without it)", () => {
  test("every request is one that Google describes", async () => {
    const problemsOf = vendorContract("google/calendar-v3.json");
    const { calendar, requests } = await google();
    expect(await calendar.busy(range)).toEqual([busySlot]);
    const { eventId } = await calendar.book(anEvent);
    await calendar.move(eventId, movedEvent);
    await calendar.cancel(eventId);
    const asked = requests.filter(({ path }) => path !== "/token");
    expect((await Promise.all(asked.map(problemsOf))).flat()).toEqual([]);
    expect(asked).toHaveLength(4);
  });
});

test("an event that was booked before keeps the link of its call", async () => {
  const { calendar } = await google();
  const first = await calendar.book(anEvent);
  expect(first.joinUrl).toBe(hangoutLink);
  expect(await calendar.book(anEvent)).toEqual(first);
});
