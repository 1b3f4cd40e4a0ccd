import { expect, test } from "vitest";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { type AllocationInput, allocate } from "#shared/domain/reporting/allocate.ts";
import type { Allocation } from "#shared/domain/reporting/allocation.ts";
import { aLead } from "../../support/builders.ts";

const now = new Date("2026-11-20T09:00:00Z");
const day = "2026-11-20";

function ready(number: number, score: number, other: Partial<Lead> = {}): Lead {
  return aLead({
    id: `lead-${number}`,
    status: "ready",
    origin: { kind: "csv", jobId: "job-1", fileName: "fair.csv", line: number + 1 },
    company: { name: `Firm ${number}`, domain: `firm-${number}.example`, industry: "Machinery" },
    qualification: {
      score,
      tier: score >= 75 ? "A" : score >= 58 ? "B" : "C",
      classification: "Speaker",
      reasoning: "",
      confidence: 0.8,
      criteria: [],
      model: "rules",
    },
    ...other,
  });
}

function plan(pool: readonly Lead[], other: Partial<AllocationInput> = {}) {
  return allocate({
    pool,
    lately: [],
    size: { least: 30, most: 50 },
    capacity: 1_000,
    campaign: (id) => ({ name: id, holdOutShare: 0 }),
    day,
    now,
    ...other,
  });
}

const many = (count: number) => Array.from({ length: count }, (_, index) => ready(index, 60));

test("at most the day's fifty are allocated, the best of the pool first", () => {
  const { allocations, left, reason } = plan([...many(60), ready(99, 95)]);

  expect(allocations).toHaveLength(50);
  expect(allocations[0]).toMatchObject({ leadId: "lead-99", kind: "allocated" });
  expect(allocations[0]?.reason).toContain("Tier A with 95 of 100, Speaker");
  expect(left).toBe(11);
  expect(reason).toBe("50 leads allocated of 61 in the pool.");
});

test("what was allocated earlier today counts", () => {
  const first = plan(many(80), { size: { least: 30, most: 30 } });
  const pool = many(80).slice(30);
  const again = plan(pool, { lately: first.allocations, size: { least: 30, most: 30 } });

  expect(again.allocations).toEqual([]);
  expect(again.reason).toBe("The day's 30 leads are allocated already.");
});

test("no more is allocated than the accounts can begin, and the reason says so", () => {
  expect(plan(many(60), { capacity: 12 })).toMatchObject({
    allocations: { length: 12 },
    reason: expect.stringContaining("room for 12, under the least of 30"),
  });
  expect(plan(many(60), { capacity: 0 }).allocations).toEqual([]);
});

test("a small campaign with good leads is not crowded out by a large one with better", () => {
  const large = Array.from({ length: 200 }, (_, index) => ready(index, 80));
  const small = Array.from({ length: 40 }, (_, index) =>
    ready(1_000 + index, 72, {
      origin: { kind: "csv", jobId: "job-2", fileName: "second.csv", line: index + 2 },
      qualification: { ...ready(1, 72).qualification, tier: "A" } as Lead["qualification"],
    }),
  );
  const { allocations } = plan([...large, ...small]);
  const ofSmall = allocations.filter(({ campaignId }) => campaignId === "job-2").length;

  expect(ofSmall).toBeGreaterThanOrEqual(5);
  expect(ofSmall).toBeLessThanOrEqual(15);
});

test("of two people of one company one is allocated a day", () => {
  const company = { name: "Kestrel Bearings", domain: "kestrel-bearings.example" };
  const { allocations } = plan([ready(1, 80, { company }), ready(2, 79, { company })]);

  expect(allocations.map(({ leadId }) => leadId)).toEqual(["lead-1"]);
});

test("a tenth is held out where the campaign says so, the same leads every time", () => {
  const campaign = () => ({ name: "Fair", holdOutShare: 0.1 });
  const pool = Array.from({ length: 600 }, (_, index) => ready(index, 60));
  const { allocations } = plan(pool, { campaign, size: { least: 30, most: 500 } });
  const heldOut = (some: readonly Allocation[]) =>
    some.filter(({ kind }) => kind === "held-out").map(({ leadId }) => leadId);

  expect(allocations.length - heldOut(allocations).length).toBe(500);
  expect(heldOut(allocations).length / allocations.length).toBeCloseTo(0.1, 1);
  expect(heldOut(plan(pool, { campaign, size: { least: 30, most: 500 } }).allocations)).toEqual(
    heldOut(allocations),
  );
});

test("of equal leads the fresher goes first", () => {
  const old = ready(1, 60, { createdAt: "2026-08-01T09:00:00.000Z" });
  const { allocations } = plan([old, ready(2, 60)], { size: { least: 1, most: 1 } });

  expect(allocations.map(({ leadId }) => leadId)).toEqual(["lead-2"]);
});
