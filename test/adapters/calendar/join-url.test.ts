import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { calComCalendar } from "#shared/adapters/cal-com/cal-com-calendar.ts";
import { googleCalendar } from "#shared/adapters/google-calendar/google-calendar.ts";
import { microsoftCalendar } from "#shared/adapters/microsoft-calendar/microsoft-calendar.ts";
import type { Calendar } from "#shared/ports/calendar.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { vendorServer } from "../../support/vendor-server.ts";
import { anEvent, KEY, now } from "./calendar-contract.ts";

const http = createJsonHttp();
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const account = {
  client_email: "department@project.example",
  private_key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
};

const vendors: Readonly<Record<string, (url: string) => Calendar>> = {
  Google: (url) =>
    googleCalendar({
      http,
      account,
      calendarId: "c",
      now,
      baseUrl: url,
      tokenUrl: `${url}/token`,
    }),
  Microsoft: (url) =>
    microsoftCalendar({
      http,
      tenantId: "tenant",
      clientId: "client",
      clientSecret: KEY,
      user: "sales@tidewater-planning.example",
      now,
      loginUrl: url,
      graphUrl: url,
    }),
  "Cal.com": (url) => calComCalendar({ http, apiKey: KEY, eventTypeId: 7, now, baseUrl: url }),
};

async function booked(vendor: string, event: object) {
  const { url } = await vendorServer(({ method, path }) => {
    if (path.endsWith("/token")) return { json: { access_token: KEY, expires_in: 3599 } };
    if (method === "GET") return { json: { data: [] } };
    return {
      json: vendor === "Cal.com" ? { data: { uid: "e1", ...event } } : { id: "e1", ...event },
    };
  });
  return vendors[vendor]?.(url).book(anEvent);
}

test.each([
  ["Google", { hangoutLink: "https://meet.example/abc" }, "https://meet.example/abc"],
  ["Google", {}, undefined],
  [
    "Microsoft",
    { onlineMeeting: { joinUrl: "https://teams.example/j" } },
    "https://teams.example/j",
  ],
  ["Microsoft", { onlineMeeting: null }, undefined],
  ["Microsoft", { onlineMeeting: { joinUrl: null } }, undefined],
  ["Cal.com", { location: "https://cal.example/video/1" }, "https://cal.example/video/1"],
  ["Cal.com", { location: "integrations:daily" }, undefined],
  ["Cal.com", { location: "Ropewalk Yard" }, undefined],
])("%s says %j, and the way in is %s", async (vendor, event, joinUrl) => {
  expect((await booked(vendor, event))?.joinUrl).toBe(joinUrl);
});
