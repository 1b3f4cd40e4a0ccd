import { expect, test } from "vitest";
import { anExecution } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { type ApiWorld, apiWorld } from "./api-world.ts";

const dynamo = embeddedDynamo();
const acme = {
  company: { name: "Acme", domain: "acme.example" },
  person: { firstName: "Ann", lastName: "Lee", email: "Ann@Acme.example" },
};

test("a lead is created, read, changed and deleted", async () => {
  const world = await apiWorld(dynamo());
  const created = await world.ask("POST", "/api/v1/leads", { json: acme });
  const path = `/api/v1/leads/${created.json["id"]}`;

  expect(created).toMatchObject({
    status: 201,
    json: { version: 1, person: { fullName: "Ann Lee", email: "ann@acme.example" } },
  });
  expect((await world.ask("GET", path)).json).toMatchObject({
    lead: { id: created.json["id"] },
    contacts: [],
    facts: [],
  });
  expect(
    await world.ask("PATCH", path, { json: { version: 1, person: { lastName: "Ray" } } }),
  ).toMatchObject({ status: 200, json: { version: 2, person: { fullName: "Ann Ray" } } });
  expect((await world.ask("DELETE", path, { as: "manager" })).status).toBe(204);
  expect((await world.ask("GET", path)).status).toBe(404);
  expect((await world.ask("DELETE", path, { as: "manager" })).status).toBe(404);
});

test("what agents remember of a lead is deleted with it", async () => {
  const world = await apiWorld(dynamo());
  const { json } = await world.ask("POST", "/api/v1/leads", { json: acme });
  const id = String(json["id"]);
  await world.runs.end(anExecution({ threadId: id }));

  await world.ask("DELETE", `/api/v1/leads/${id}`, { as: "manager" });

  expect(await world.runs.context("qualification", id)).toEqual([]);
});

test("a lead that is known is refused and leaves nothing behind", async () => {
  const world = await apiWorld(dynamo());
  const first = await world.ask("POST", "/api/v1/leads", { json: acme });
  const again = { company: { name: "Acme Two", domain: "two.example" }, person: acme.person };

  const second = await world.ask("POST", "/api/v1/leads", { json: again });

  expect(second).toMatchObject({
    status: 409,
    json: { detail: expect.stringContaining(String(first.json["id"])) },
  });
  expect(await leadCount(world)).toBe(1);
  const { person: _, ...other } = again;
  expect((await world.ask("POST", "/api/v1/leads", { json: other })).status).toBe(201);
});

test("another address moves the lead's identity and forgets the address that was in use", async () => {
  const world = await apiWorld(dynamo());
  const { json } = await world.ask("POST", "/api/v1/leads", { json: acme });
  const id = String(json["id"]);
  await world.leads.change(id, (lead) => ({
    ...lead,
    email: {
      address: "ann@acme.example",
      source: "csv",
      kind: "personal",
      confidence: 1,
      reason: "given",
    },
  }));

  const changed = await world.ask("PATCH", `/api/v1/leads/${id}`, {
    json: { version: 2, person: { email: "ann.lee@acme.example" } },
  });

  expect(changed.status).toBe(200);
  expect(changed.json["email"]).toBeUndefined();
  expect(await world.leads.holderOf(["email:ann@acme.example"])).toBeUndefined();
  expect(await world.leads.holderOf(["email:ann.lee@acme.example"])).toMatchObject({ leadId: id });
});

test("a change to another lead's address is refused and changes nothing", async () => {
  const world = await apiWorld(dynamo());
  await world.ask("POST", "/api/v1/leads", { json: acme });
  const bob = { company: acme.company, person: { firstName: "Bob", email: "bob@acme.example" } };
  const { json } = await world.ask("POST", "/api/v1/leads", { json: bob });
  const path = `/api/v1/leads/${json["id"]}`;

  const change = { version: 1, person: { email: "ann@acme.example" } };
  expect((await world.ask("PATCH", path, { json: change })).status).toBe(409);

  expect((await world.ask("GET", path)).json).toMatchObject({
    lead: { version: 1, person: { email: "bob@acme.example" } },
  });
});

test("a note that keeps the first message back is let go by a person, who is named", async () => {
  const world = await apiWorld(dynamo());
  const notes = "Not before March";
  const { json: created } = await world.ask("POST", "/api/v1/leads", { json: { ...acme, notes } });
  const path = `/api/v1/leads/${created["id"]}`;

  const { json } = await world.ask("PATCH", path, { json: { version: 1, noteCleared: true } });

  expect(json).toMatchObject({
    notes,
    noteCleared: { note: notes, by: expect.stringMatching(/./) },
  });
});

test("what a note or a missing consent held back is looked at again once a person changes that", async () => {
  const world = await apiWorld(dynamo());
  const held = { ...acme, notes: "Call before writing." };
  const { json: created } = await world.ask("POST", "/api/v1/leads", { json: held });
  const leadId = String(created["id"]);
  const change = (version: number, more: object) =>
    world.ask("PATCH", `/api/v1/leads/${leadId}`, { json: { version, ...more } });
  const again = { kind: "plan-next", leadId };

  await change(1, { company: { city: "Hull" } });
  expect(world.outreach.sent).toEqual([]);
  await change(2, { noteCleared: true });
  expect(world.outreach.sent).toEqual([again]);
  await change(3, { notes: "Call before writing, after all." });
  expect(world.outreach.sent).toEqual([again]);
  await change(4, { notes: "She called back." });
  expect(world.outreach.sent).toEqual([again, again]);
  await change(5, { consent: { kind: "consent", source: "her call", at: "2026-11-20" } });
  expect(world.outreach.sent).toEqual([again, again, again]);
});

test("LAW-EU-1: consent of a day to come is refused, for a new lead and for one that is there", async () => {
  const world = await apiWorld(dynamo());
  const consent = { kind: "consent", source: "her call", at: "2099-01-01" };
  const { json } = await world.ask("POST", "/api/v1/leads", { json: acme });
  const other = { company: { name: "Other", domain: "other.example" }, consent };
  const path = `/api/v1/leads/${json["id"]}`;

  for (const answer of [
    await world.ask("POST", "/api/v1/leads", { json: other }),
    await world.ask("PATCH", path, { json: { version: 1, consent } }),
  ]) {
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ path: "consent.at" }] } });
  }
  expect(await leadCount(world)).toBe(1);
});

test("a change of an older version is refused with the version to read", async () => {
  const world = await apiWorld(dynamo());
  const { json } = await world.ask("POST", "/api/v1/leads", { json: acme });
  const path = `/api/v1/leads/${json["id"]}`;
  await world.ask("PATCH", path, { json: { version: 1, notes: "First." } });

  expect(await world.ask("PATCH", path, { json: { version: 1, notes: "Second." } })).toMatchObject({
    status: 409,
    json: { detail: "Version 1 is stale: the lead is at version 2. Read it again." },
  });
});

test.each<[string, number, object]>([
  ["an unknown field", 400, { json: { ...acme, colour: "red" } }],
  ["an unknown field within", 400, { json: { company: { name: "Acme", colour: "red" } } }],
  ["a wrong type", 400, { json: { company: { name: 7 } } }],
  ["no address", 400, { json: { ...acme, person: { email: "nonsense" } } }],
  ["no domain", 400, { json: { company: { domain: "https://acme.example/" } } }],
  ["a website of another scheme", 400, { json: { company: { website: "file:///etc/passwd" } } }],
  ["no company", 422, { json: { company: {} } }],
  ["a list", 400, { json: [acme] }],
  ["nothing", 400, {}],
  ["no JSON", 400, { body: "{company:", headers: { "content-type": "application/json" } }],
  [
    "a form",
    415,
    { body: "company=Acme", headers: { "content-type": "application/x-www-form-urlencoded" } },
  ],
  [
    "JSON that calls itself text",
    415,
    { body: JSON.stringify(acme), headers: { "content-type": "text/plain" } },
  ],
  ["five megabytes", 413, { json: { ...acme, notes: "x".repeat(5_100_000) } }],
])("%s instead of a lead is a problem document and no lead", async (_, status, ask) => {
  const world = await apiWorld(dynamo());

  const answer = await world.ask("POST", "/api/v1/leads", ask);

  expect(answer.status).toBe(status);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(answer.json).toMatchObject({
    status,
    title: expect.any(String),
    detail: expect.any(String),
  });
  expect(await leadCount(world)).toBe(0);
});

test("a problem names each field and its rule", async () => {
  const world = await apiWorld(dynamo());
  const json = { company: { name: "Acme", colour: "red" }, person: { email: "nonsense" } };

  const answer = await world.ask("POST", "/api/v1/leads", { json });

  expect(answer.json["errors"]).toEqual([
    { path: "company.colour", message: "is not a known field" },
    { path: "person.email", message: "Invalid email address" },
  ]);
});

test("a company's name is trimmed, and neither blank nor half a character nor control characters", async () => {
  const world = await apiWorld(dynamo());
  const named = (name: string) =>
    world.ask("POST", "/api/v1/leads", { json: { company: { name } } });

  expect((await named(" \t ")).status).toBe(400);
  expect((await named("\u0000Acme")).status).toBe(400);
  expect((await named("  Half \ud800 ")).json).toMatchObject({ company: { name: "Half \ufffd" } });
});

test("leads are listed in pages by filters, and what is no filter is refused", async () => {
  const world = await apiWorld(dynamo());
  for (const name of ["Acme", "Alpen", "Acme Two"]) {
    await world.ask("POST", "/api/v1/leads", { json: { company: { name } } });
  }

  const first = await world.ask("GET", "/api/v1/leads?company=acme&limit=1");
  const second = await world.ask(
    "GET",
    `/api/v1/leads?company=acme&limit=1&cursor=${encodeURIComponent(String(first.json["cursor"]))}`,
  );
  expect(names(first)).toEqual(["Acme Two"]);
  expect(names(second)).toEqual(["Acme"]);

  for (const query of ["limit=0", "limit=101", "limit=x", "tier=E", "colour=red"]) {
    expect((await world.ask("GET", `/api/v1/leads?${query}`)).status, query).toBe(400);
  }
});

test("an id or a cursor longer than the database takes is a problem of the request", async () => {
  const world = await apiWorld(dynamo());
  const long = "x".repeat(3_000);

  expect((await world.ask("GET", `/api/v1/leads/${long}`)).status).toBe(400);
  expect((await world.ask("GET", `/api/v1/leads?cursor=${long}`)).status).toBe(400);
  expect((await world.ask("GET", `/api/v1/jobs/${long}`)).status).toBe(400);
});

async function leadCount(world: ApiWorld): Promise<number> {
  return (await world.leads.list({ limit: 100 })).leads.length;
}

function names({ json }: { readonly json: Record<string, unknown> }): readonly string[] {
  const leads = json["leads"] as { company: { name: string } }[];
  return leads.map(({ company }) => company.name);
}

test("a note that holds the first message back is let go by a button, with who did it", async () => {
  const world = await apiWorld(dynamo());
  const notes = "Not before March.\nCall first.";
  const { json } = await world.ask("POST", "/api/v1/leads", { json: { ...acme, notes } });
  const id = String(json["id"]);
  const page = `/api/v1/leads/${id}/dossier`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const press = (note: string, as: "rep" | "viewer" | "manager" = "rep") => {
    const body = new URLSearchParams({ action: "clear-note", note }).toString();
    return world.ask("POST", page, { as, headers, body });
  };
  expect((await world.ask("GET", page)).text).toContain("The note is no reason to wait");
  expect((await world.ask("GET", page, { as: "viewer" })).text).not.toContain("<form");
  expect((await press(notes, "viewer")).status).toBe(403);

  // Another note than the one that was read.
  const other = await press("Not before May.");
  expect(other.status).toBe(409);
  expect(other.text).toContain("The note was changed since you opened this page");
  expect(await world.leads.find(id)).not.toHaveProperty("noteCleared");

  // Browsers end lines with CR LF.
  const cleared = await press(notes.replace("\n", "\r\n"));
  expect(cleared).toMatchObject({ status: 303, headers: { location: `${page}?done=clear-note` } });
  expect(await world.leads.find(id)).toMatchObject({
    noteCleared: { note: notes, by: "rep@seller.example" },
  });
  expect(world.outreach.sent).toEqual([{ kind: "plan-next", leadId: id }]);
  const { text } = await world.ask("GET", `${page}?done=clear-note`);
  expect(text).toContain("The note holds nothing back any more");
  expect(text).toContain("no reason to wait, says rep@seller.example");

  // The press before may have ended before what it held back was asked for.
  expect((await press(notes, "manager")).status).toBe(303);
  expect(world.outreach.sent).toHaveLength(2);
  expect(await world.leads.find(id)).toMatchObject({ noteCleared: { by: "rep@seller.example" } });
});
