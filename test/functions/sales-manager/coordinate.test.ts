import { expect, test } from "vitest";
import { changedLead } from "#shared/domain/leads/changed-lead.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { occasionOf } from "../../../functions/sales-manager/occasion.ts";
import { createSalesManager } from "../../../functions/sales-manager/sales-manager.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { aConversation } from "../../support/outreach-builders.ts";
import { managerWorld, settings } from "./manager-world.ts";

const dynamo = embeddedDynamo();

test("the best leads of the pool are handed to outreach, each with its reason and an event", async () => {
  const { manager, run, addReady, outreach, events, outcomes } = await managerWorld(dynamo());
  await addReady(9);

  const done = await manager.run({ task: "coordinate" }, run);

  expect(done).toMatchObject({
    day: "2026-11-20",
    allocated: 4,
    heldOut: 0,
    isSearchRequested: false,
    reason: "4 leads allocated of 9 in the pool.",
  });
  expect(outreach.sent.map(({ leadId }) => leadId)).toEqual([
    "lead-1",
    "lead-2",
    "lead-3",
    "lead-4",
  ]);
  expect(outreach.sent[0]).toMatchObject({
    kind: "begin",
    campaignId: "direct",
    reason: expect.stringContaining("Tier A with 89 of 100"),
  });
  expect(events.map(({ type }) => type)).toEqual(Array(4).fill("lead_allocation"));
  expect((await outcomes.ofDay("2026-11-20")).map(({ kind }) => kind)).toEqual(
    Array(4).fill("allocated"),
  );
});

test("coordinating twice a day allocates no further lead and counts none twice", async () => {
  const { manager, run, addReady, outreach, outcomes } = await managerWorld(dynamo());
  await addReady(9);

  await manager.run({ task: "coordinate" }, run);
  const again = await manager.run({ task: "coordinate" }, run);

  expect(again).toMatchObject({ allocated: 0, reason: "The day's 4 leads are allocated already." });
  expect(new Set(outreach.sent.map(({ leadId }) => leadId)).size).toBe(4);
  expect(await outcomes.ofDay("2026-11-20")).toHaveLength(4);
});

test("the next day takes the next leads", async () => {
  const { manager, run, addReady, outreach } = await managerWorld(dynamo());
  await addReady(9);

  await manager.run({ task: "coordinate", day: "2026-11-20" }, run);
  await manager.run({ task: "coordinate", day: "2026-11-21" }, run);

  expect(outreach.sent.map(({ leadId }) => leadId)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `lead-${number}`),
  );
});

test("a crash between a decision and its message loses no lead", async () => {
  const world = await managerWorld(dynamo());
  await world.addReady(9);
  const crashing = createSalesManager({
    ...world.deps,
    outreach: {
      async send(message) {
        if (message.leadId === "lead-3") throw new Error("The queue is down");
        await world.outreach.send(message);
      },
    },
  });

  await expect(crashing.run({ task: "coordinate" }, world.run)).rejects.toThrow("queue is down");
  await world.manager.run({ task: "coordinate" }, world.run);

  expect(new Set(world.outreach.sent.map(({ leadId }) => leadId))).toEqual(
    new Set(["lead-1", "lead-2", "lead-3", "lead-4"]),
  );
});

test("who is suppressed, in touch with us, or at a company that asked us to stop is passed over", async () => {
  const world = await managerWorld(dynamo());
  await world.addReady(9);
  const at = "2026-11-19T10:00:00.000Z";
  const suppressions = dynamoSuppressionList(dynamo().client, await dynamo().table("directory"));
  await suppressions.add("address", "anna@firm-1.example", {
    scope: "address",
    reason: "opted-out",
    source: "reply",
    at,
  });
  const conversations = {
    waiting: async () => ({ conversations: [] }),
    find: async (leadId: string) => (leadId === "lead-2" ? aConversation({ leadId }) : undefined),
    companyStop: async (companyKey: string) =>
      companyKey === "firm-3.example" ? { reason: "somebody replied", at } : undefined,
  };

  const { reason } = await createSalesManager({ ...world.deps, suppressions, conversations }).run(
    { task: "coordinate" },
    world.run,
  );

  expect(reason).toContain("1 ready lead is not begun.");
  expect(world.outreach.sent.map(({ leadId }) => leadId)).toEqual([
    "lead-4",
    "lead-5",
    "lead-6",
    "lead-7",
  ]);
});

test("leads nobody may lawfully write to stay out, and the reason says how many", async () => {
  const world = await managerWorld(dynamo());
  await world.addReady(6, (number) =>
    number <= 2
      ? { company: { name: "Firma GmbH", domain: `firma-${number}.example`, country: "DE" } }
      : {},
  );

  const { reason } = await world.manager.run({ task: "coordinate" }, world.run);

  expect(world.outreach.sent.map(({ leadId }) => leadId)).not.toContain("lead-1");
  expect(reason).toContain("2 ready leads are not begun.");
});

test("a lead whose note leaves it to a person is begun only once somebody lets it go", async () => {
  const world = await managerWorld(dynamo());
  const notes = "Wants a call after the holiday peak, not before.";
  await world.addReady(3, (number) => (number === 1 ? { notes } : {}));

  const { reason } = await world.manager.run({ task: "coordinate", day: "2026-11-20" }, world.run);
  expect(world.outreach.sent.map(({ leadId }) => leadId)).toEqual(["lead-2", "lead-3"]);
  expect(reason).toContain("1 ready lead is not begun.");

  await world.leads.change("lead-1", (lead) =>
    changedLead(lead, { noteClearedBy: "ines@seller.example" }, world.deps.now()),
  );
  await world.manager.run({ task: "coordinate", day: "2026-11-23" }, world.run);
  expect(world.outreach.sent.map(({ leadId }) => leadId)).toContain("lead-1");
});

test("a pool that runs low asks for a search", async () => {
  const { manager, run, addReady, events } = await managerWorld(dynamo());
  await addReady(5);

  const { isSearchRequested, reason } = await manager.run({ task: "coordinate" }, run);

  expect(isSearchRequested).toBe(true);
  expect(reason).toContain("1 are left, under the floor of 3");
  expect(events.find(({ type }) => type === "search_requested")?.data).toEqual({
    wanted: 2,
    reason: "1 ready leads are left and 3 are wanted in the pool.",
  });
});

test("who is held out hears nothing, now and on later days", async () => {
  const { manager, run, addReady, outreach, outcomes } = await managerWorld(dynamo(), {
    campaign: async (id) => settings(id, 0.5),
  });
  await addReady(20);

  const { heldOut } = await manager.run({ task: "coordinate", day: "2026-11-20" }, run);
  await manager.run({ task: "coordinate", day: "2026-11-21" }, run);
  const held = (await outcomes.ofDay("2026-11-20")).filter(({ kind }) => kind === "held-out");

  expect(heldOut).toBeGreaterThan(0);
  expect(held.length).toBeGreaterThanOrEqual(heldOut);
  for (const { leadId } of held) {
    expect(outreach.sent.map((message) => message.leadId)).not.toContain(leadId);
  }
});

test("a schedule's word becomes one run a day; an invocation stays what it is", () => {
  const invocation = {
    runId: "invoke-1",
    occasion: "invoke",
    threadId: "sales-manager",
    input: { task: "report" },
  };

  expect(occasionOf({ task: "coordinate" }, "2026-11-20")).toMatchObject({
    runId: "sales-manager-coordinate-2026-11-20",
    input: { task: "coordinate", day: "2026-11-20" },
  });
  expect(occasionOf(invocation, "2026-11-20")).toEqual(invocation);
  expect(() => occasionOf({ task: "dance" }, "2026-11-20")).toThrow();
});
