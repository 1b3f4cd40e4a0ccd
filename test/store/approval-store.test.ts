import { expect, test } from "vitest";
import { decide } from "#shared/domain/meetings/decide.ts";
import { dynamoApprovalStore } from "#shared/store/approval-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { anApproval } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();
const now = new Date("2026-11-20T10:00:00Z");

async function anApprovalStore() {
  return dynamoApprovalStore(dynamo().client, await dynamo().table("Operations"));
}

function decidedBy(by: string, kind: "approve" | "reject") {
  return (approval: Parameters<typeof decide>[0]) => {
    const decision = decide(approval, { kind }, { by, through: "link" }, now);
    if (decision.kind === "refused") throw new Error(decision.reason);
    return decision.approval;
  };
}

test("an approval is added once", async () => {
  const store = await anApprovalStore();
  expect(await store.add(anApproval())).toBe(true);
  expect(await store.add(anApproval({ reason: "again" }))).toBe(false);
  expect((await store.find("approval-1"))?.reason).toBe("Gareth Oduya asks for a meeting");
});

test("of forty approvals of a lead's meeting that follow the same one, one is added", async () => {
  const store = await anApprovalStore();
  const first = { ...anApproval(), leadId: "lead-1" };
  expect(await store.addForMeeting(first, undefined)).toBe("added");
  expect(await store.addForMeeting(first, undefined)).toBe("known");

  const next = Array.from({ length: 40 }, (_, index) => ({ ...first, id: `next-${index}` }));
  const added = await Promise.all(next.map((one) => store.addForMeeting(one, first)));

  expect(added.filter((one) => one === "added")).toHaveLength(1);
  expect(added.filter((one) => one === "overtaken")).toHaveLength(39);
  expect((await store.newestForMeeting("lead-1"))?.id).toBe(next[added.indexOf("added")]?.id);
  expect(await store.ofLead("lead-1")).toHaveLength(2);
  expect(await store.newestForMeeting("lead-2")).toBeUndefined();
});

test("of forty clicks at the same moment one decides, and the others are told what it said", async () => {
  const store = await anApprovalStore();
  await store.add(anApproval());

  const clicks = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      store.decide("approval-1", decidedBy(`person-${index}`, index % 2 ? "approve" : "reject")),
    ),
  );

  const decided = clicks.filter(({ kind }) => kind === "decided");
  expect(decided).toHaveLength(1);
  const stored = await store.find("approval-1");
  for (const click of clicks) {
    expect(click.kind !== "unknown" && click.approval.decidedBy).toBe(stored?.decidedBy);
  }
});

test("a click on what does not exist decides nothing", async () => {
  const store = await anApprovalStore();
  expect(await store.decide("nothing", decidedBy("rep", "approve"))).toEqual({ kind: "unknown" });
});

test("a token noted while somebody decides loses neither", async () => {
  const store = await anApprovalStore();
  await store.add(anApproval());
  await Promise.all([
    store.note("approval-1", { taskToken: "token" }),
    store.decide("approval-1", decidedBy("rep", "approve")),
    store.note("approval-1", { remindedAt: now.toISOString() }),
  ]);
  expect(await store.find("approval-1")).toMatchObject({
    status: "approved",
    taskToken: "token",
    remindedAt: now.toISOString(),
    version: 4,
  });
});

test("waiting approvals stand oldest first, and what is decided leaves them", async () => {
  const store = await anApprovalStore();
  await store.add(anApproval({ id: "b", createdAt: "2026-11-20T09:02:00.000Z" }));
  await store.add(anApproval({ id: "a", createdAt: "2026-11-20T09:01:00.000Z" }));
  await store.add(anApproval({ id: "c", createdAt: "2026-11-20T09:03:00.000Z", leadId: "other" }));
  await store.decide("b", decidedBy("rep", "reject"));

  const ids = async (status: "waiting" | "decided" | "any") =>
    (await store.list({ status, limit: 10 })).map(({ id }) => id);
  expect(await ids("waiting")).toEqual(["a", "c"]);
  expect(await ids("decided")).toEqual(["b"]);

  await store.note("b", { carriedOutAt: now.toISOString(), outcome: "told" });
  expect(await ids("decided")).toEqual([]);
  expect(await ids("any")).toEqual(["c", "b", "a"]);
  expect((await store.ofLead("lead-1")).map(({ id }) => id)).toEqual(["a", "b"]);
});
