import { describe, expect, test } from "vitest";
import * as z from "zod";
import { microsoftCalendar } from "#shared/adapters/microsoft-calendar/microsoft-calendar.ts";
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
  calendarContract,
  KEY,
  movedEvent,
  now,
  range,
  type Trouble,
} from "./calendar-contract.ts";

const Start = z.object({ start: z.object({ dateTime: z.string() }) });
const Created = Start.extend({ transactionId: z.string() });

type Event = { readonly transactionId: string; readonly startsAt: string };

async function microsoft(trouble: Trouble = "none", duplicateStatus = 409) {
  const events = new Map<string, Event>();
  const server = await vendorServer((request) => answer(request, trouble, events, duplicateStatus));
  const calendar = microsoftCalendar({
    http: createJsonHttp(),
    tenantId: "tenant",
    clientId: "client",
    clientSecret: KEY,
    user: "sales@tidewater-planning.example",
    now,
    loginUrl: server.url,
    graphUrl: server.url,
  });
  return { ...server, calendar, booked: () => [...events.values()].map((one) => one.startsAt) };
}

function answer(
  request: SeenRequest,
  trouble: Trouble,
  events: Map<string, Event>,
  duplicateStatus: number,
): VendorAnswer {
  const { method, path } = request;
  if (trouble === "down") return { status: 503, json: {} };
  if (path.endsWith("/token")) {
    if (trouble === "key-refused") return { status: 401, json: { error_description: KEY } };
    return { json: { access_token: `${KEY}-token`, expires_in: 3599 } };
  }
  if (path.endsWith("getSchedule")) return { json: { value: [{ scheduleItems: schedule }] } };
  if (path.endsWith("/calendarView")) {
    const value = [...events].map(([id, { transactionId }]) => ({
      id,
      transactionId,
      onlineMeeting,
    }));
    return { json: { value: [{ id: "another" }, ...value] } };
  }
  const [, id = ""] = /\/events\/(.+)$/.exec(path) ?? [];
  if (method === "POST") return create(request, events, duplicateStatus);
  const event = events.get(id);
  if (!event) return { status: 404, json: {} };
  if (method === "DELETE") {
    events.delete(id);
    return { status: 204 };
  }
  events.set(id, { ...event, startsAt: startOf(Start.parse(jsonOf(request))) });
  return { json: { id } };
}

function create(request: SeenRequest, events: Map<string, Event>, status: number): VendorAnswer {
  const created = Created.parse(jsonOf(request));
  const { transactionId } = created;
  if ([...events.values()].some((one) => one.transactionId === transactionId)) {
    return { status, json: { error: { code: "ErrorDuplicateTransactionId" } } };
  }
  events.set("AAMk1", { transactionId, startsAt: startOf(created) });
  return { status: 201, json: { id: "AAMk1", onlineMeeting } };
}

const onlineMeeting = { joinUrl: "https://teams.microsoft.com/l/meetup-join/1" };

function startOf({ start }: z.infer<typeof Start>): string {
  return new Date(`${start.dateTime}Z`).toISOString();
}

const at = (hour: string) => ({ dateTime: `2026-11-23T${hour}:00:00.0000000`, timeZone: "UTC" });
const schedule = [
  { status: "busy", start: at("10"), end: at("11") },
  { status: "free", start: at("14"), end: at("15") },
  { status: "workingElsewhere", start: at("09"), end: at("17") },
];

calendarContract("of Microsoft", microsoft, { asksVendor: true });

test("a transaction that Graph has seen is found again, whichever status says so", async () => {
  const { calendar, booked } = await microsoft("none", 400);
  const first = await calendar.book(anEvent);
  expect(first.joinUrl).toBe(onlineMeeting.joinUrl);
  expect(await calendar.book(anEvent)).toEqual(first);
  expect(booked()).toHaveLength(1);
});

test("Graph invites nobody, and is asked for times in UTC", async () => {
  const { calendar, requests } = await microsoft();
  await calendar.book(anEvent);
  const [, created] = requests;
  expect(created?.headers["prefer"]).toBe('outlook.timezone="UTC"');
  expect(created && jsonOf(created)).not.toHaveProperty("attendees");
  expect(created?.body.toString("utf8")).toContain(anEvent.attendee.email);
});

describe.skipIf(!hasContracts)("by Microsoft's own contract (skipped without it)", () => {
  test("every request is one that Graph describes", async () => {
    const events = vendorContract("microsoft-graph/calendar.slice.json");
    const actions = vendorContract("microsoft-graph/user-actions.slice.json");
    const { calendar, requests } = await microsoft();
    await calendar.busy(range);
    const { eventId } = await calendar.book(anEvent);
    await calendar.book(anEvent);
    await calendar.move(eventId, movedEvent);
    await calendar.cancel(eventId);
    const asked = requests
      .filter(({ path }) => path.startsWith("/v1.0"))
      .map((request) => ({ ...request, path: request.path.replace("/v1.0", "") }));
    expect(asked).toHaveLength(6);
    const problems = asked.map((request) =>
      request.path.endsWith("getSchedule") ? actions(request) : events(request),
    );
    expect((await Promise.all(problems)).flat()).toEqual([]);
  });
});
