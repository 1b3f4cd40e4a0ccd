import { expect, test } from "vitest";
import {
  defaultCaps,
  maySourceBeAsked,
  missingFor,
  type Wanted,
} from "#shared/domain/enrichment/waterfall.ts";

const paid = { gives: ["contacts", "address"] as const, mostUsd: 0.08 };
const free = { gives: ["facts"] as const, mostUsd: 0 };

function asked(
  source: typeof paid | typeof free,
  missing: readonly Wanted[],
  spent = { calls: 0, costUsd: 0 },
) {
  return maySourceBeAsked(source, { missing: new Set(missing), spent }, defaultCaps).kind;
}

test("a free source is asked even when nothing is missing", () => {
  expect(asked(free, [])).toBe("ask");
});

test("a paid source is asked only for what is missing", () => {
  expect(asked(paid, ["facts"])).toBe("skip");
  expect(asked(paid, ["address"])).toBe("ask");
});

test("a lead never costs more than its cap, even when an answer costs the most it can", () => {
  expect(asked(paid, ["address"], { calls: 1, costUsd: 0.17 })).toBe("ask");
  expect(asked(paid, ["address"], { calls: 1, costUsd: 0.18 })).toBe("skip");
});

test("after too many calls nobody is asked", () => {
  expect(asked(free, [], { calls: 12, costUsd: 0 })).toBe("skip");
});

test("what a lead still lacks", () => {
  const company = { domain: "kestrel.example", industry: "Bearings", employees: { min: 9 } };
  expect(missingFor({ company, facts: 5, seats: 2, hasAddress: true })).toEqual(new Set());
  expect(missingFor({ company: {}, facts: 0, seats: 0, hasAddress: false })).toEqual(
    new Set(["domain", "profile", "facts", "contacts", "address"]),
  );
});
